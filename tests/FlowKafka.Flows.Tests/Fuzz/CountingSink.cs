using Xunit;

namespace FlowKafka.Flows.Tests.Fuzz;

/// <summary>Counts what a decoder says and keeps nothing; holds every record to what records promise.</summary>
internal sealed class CountingSink : IFlowSink
{
    private readonly long[] _skipped = new long[Enum.GetValues<SkipReason>().Length];
    private readonly long[] _rejected = new long[Enum.GetValues<RejectReason>().Length];

    public long Accepted { get; private set; }

    public long Lost { get; private set; }

    public void Accept(in FlowRecord record, RecordPlace place, ReadOnlySpan<byte> raw)
    {
        Accepted++;
        var isSound = record.Start >= 0 && record.Start <= record.End && record.End <= 1000 * LineParser.LatestSecond + 999
            && record.Packets >= 0 && record.Bytes >= 0 && record.Action <= FlowAction.Reject
            && record.Direction <= FlowDirection.Egress && place.Document >= 0 && place.Line >= 0
            && (record.HasIdentity || record.Identity == UInt128.Zero);
        Assert.True(isSound, "A record breaks its promises.");
    }

    public void Skip(SkipReason reason, RecordPlace place) => _skipped[(int)reason]++;

    public void Reject(RejectReason reason, RecordPlace place, ReadOnlySpan<byte> raw) => _rejected[(int)reason]++;

    void IFlowSink.Lost(in LostInterval interval, RecordPlace place)
    {
        Lost++;
        Assert.True(interval.Start <= interval.End, "A lost interval ends before it starts.");
    }

    /// <summary>Every record that was offered came here, once, as what it was counted as.</summary>
    public void AssertComplete(DecodeCounts counts)
    {
        var isComplete = counts.Offered == counts.Accepted + counts.AllSkipped + counts.AllRejected && counts.Accepted == Accepted;
        for (var reason = 0; reason < _skipped.Length; reason++)
            isComplete &= counts.Skipped((SkipReason)reason) == _skipped[reason];
        for (var reason = 0; reason < _rejected.Length; reason++)
            isComplete &= counts.Rejected((RejectReason)reason) == _rejected[reason];
        var sources = 0L;
        foreach (var source in Enum.GetValues<FlowLogSource>())
            sources += counts.AcceptedOf(source);
        Assert.True(isComplete && sources == counts.Accepted, "Records vanished, or were counted twice.");
    }
}
