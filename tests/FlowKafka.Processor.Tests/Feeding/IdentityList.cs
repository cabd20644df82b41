using FlowKafka.Flows;

namespace FlowKafka.Processor.Tests.Feeding;

/// <summary>Keeps the identities of what is accepted.</summary>
internal sealed class IdentityList : IFlowSink
{
    public List<UInt128> Identities { get; } = [];

    public void Accept(in FlowRecord record, RecordPlace place, ReadOnlySpan<byte> raw) => Identities.Add(record.Identity);

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
