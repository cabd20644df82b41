namespace FlowKafka.Streams.Watermarks;

/// <summary>An input topic and how many partitions it has.</summary>
public readonly record struct InputTopic(string Name, int Partitions);
