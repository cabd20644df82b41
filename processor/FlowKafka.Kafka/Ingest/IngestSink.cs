using FlowKafka.Flows;
using FlowKafka.Streams.Ingest;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Kafka.Ingest;

/// <summary>Takes what the decoder finds in the messages of one partition after the other.</summary>
internal sealed class IngestSink(Admission admission, long windowSize, FlowsOutput output, IngestTally tally) : IFlowSink
{
    private InputPartition _partition = null!;
    private long _offset;

    /// <summary>The present moment, read once a batch, Unix milliseconds.</summary>
    public long Now { get; set; }

    /// <summary>Says which message the calls that follow are about.</summary>
    public void Begin(InputPartition partition, long offset)
    {
        _partition = partition;
        _offset = offset;
    }

    public void Accept(in FlowRecord record, RecordPlace place, ReadOnlySpan<byte> raw)
    {
        var result = admission.Decide(record, _partition.Clock, Now);
        tally.Count(result, record);
        if (result == AdmissionResult.Admitted)
            output.Add(record);
        else if (result is AdmissionResult.Late or AdmissionResult.Future)
            DeadLetter(result == AdmissionResult.Late ? RejectReason.Late : RejectReason.Future, place, raw, EventTime.Of(record, windowSize));
    }

    public void Skip(SkipReason reason, RecordPlace place) => tally.Count(reason);

    public void Reject(RejectReason reason, RecordPlace place, ReadOnlySpan<byte> raw)
    {
        tally.Count(reason);
        DeadLetter(reason, place, raw, eventTime: null);
    }

    public void Lost(in LostInterval interval, RecordPlace place)
    {
        foreach (var start in admission.LostWindows(interval, _partition.Clock, Now))
            output.AddLost(new LostWindow(interval.Reporter, start));
    }

    private void DeadLetter(RejectReason reason, RecordPlace place, ReadOnlySpan<byte> raw, long? eventTime) =>
        output.AddDeadLetter(Ingest.DeadLetter.Write(_partition.Topic, _partition.Partition, _offset, place, reason, raw, eventTime));
}
