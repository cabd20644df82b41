using FlowKafka.Flows;

namespace FlowKafka.Processor.Feeding;

/// <summary>Takes records of which only the decoder's counts are wanted.</summary>
internal sealed class NoSink : IFlowSink
{
    public static NoSink Instance { get; } = new();

    public void Accept(in FlowRecord record, RecordPlace place, ReadOnlySpan<byte> raw)
    {
    }

    public void Skip(SkipReason reason, RecordPlace place)
    {
    }

    public void Reject(RejectReason reason, RecordPlace place, ReadOnlySpan<byte> raw)
    {
    }

    public void Lost(in LostInterval interval, RecordPlace place)
    {
    }
}
