using System.Collections.Immutable;
using FlowKafka.Detection.Companions;
using FlowKafka.Detection.Profiles;
using FlowKafka.Detection.Strategies;
using FlowKafka.Geometry;

namespace FlowKafka.Processor.Talk;

/// <summary>What was learned of the talk's twelve miners.</summary>
/// <param name="WithZeros">The hull of attempt 1.</param>
/// <param name="Stripped">The hull of attempt 2.</param>
/// <param name="SilentWindows">Windows in which an interface spoke, but its miner did not: the zeros.</param>
/// <param name="LeastContinuity">Of the miner with the most gaps, the part of its windows in which it spoke.</param>
/// <param name="Bands">Each companion's least and greatest value over runs of an hour.</param>
/// <param name="Miners">Miners that were learned from.</param>
internal sealed record TalkFilters(
    HullMembership WithZeros, HullMembership Stripped, int SilentWindows, double LeastContinuity,
    ImmutableArray<CompanionBand> Bands, int Miners)
{
    public static TalkFilters Learn(CaptureHistory miners, ImmutableArray<Companion> companions)
    {
        CaptureHistory[] all = [miners];
        return new(
            new TalkHullStrategy(withZeros: true).HullOf(all),
            new TalkHullStrategy(withZeros: false).HullOf(all),
            miners.Pairs.Sum(pair => pair.SilentWindows),
            miners.Pairs.Min(ContinuityOf),
            new CompanionStrategy("companions", companions, TalkStream.Run).BandsOf(all),
            miners.Pairs.Count);
    }

    /// <summary>True when the run lies in each companion's band; an empty one never does.</summary>
    public bool Resembles(ReadOnlySpan<OrientedWindow> run) => !run.IsEmpty && CompanionBand.AllHold(Bands, run);

    private static double ContinuityOf(PairHistory pair)
    {
        var (first, last) = (pair.Conversations[0], pair.Conversations[^1]);
        var windows = ((last.Start - first.Start) / first.WindowSize) + last.Points[^1].Window + 1 - first.Points[0].Window;
        return (double)pair.Points / windows;
    }
}
