using FlowKafka.Flows;

namespace FlowKafka.Testing;

/// <summary>Appends what a decoder accepts to a log.</summary>
internal sealed class DecodedRecords(List<FlowRecord> log) : IFlowSink
{
    public void Accept(in FlowRecord record, RecordPlace place, ReadOnlySpan<byte> raw) => log.Add(record);

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
