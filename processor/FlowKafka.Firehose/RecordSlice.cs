namespace FlowKafka.Firehose;

/// <summary>Where a record lies in its body.</summary>
internal readonly record struct RecordSlice(int Start, int Length);
