using System.Globalization;
using FlowKafka.Detection.Strategies;
using FlowKafka.Processor.Reports;
using FlowKafka.Streams.Points;

namespace FlowKafka.Processor.Talk;

/// <summary>The talk's filters and what it would have tried next, one after the other.</summary>
internal sealed class TalkFunnel(TalkFilters filters, long windowSize)
{
    private delegate bool Keeps(TalkStream stream, Side client, TalkTally tally);

    /// <summary>Sends streams down the funnel.</summary>
    /// <param name="traffic">Streams that do not mine.</param>
    /// <param name="miners">Streams of miners that nothing was learned from, and which of its streams they are.</param>
    public IReadOnlyList<TalkStage> Run(TalkTally traffic, (TalkTally Tally, Func<TalkStream, bool> IsMiner) miners)
    {
        var remaining = Oriented(traffic, _ => true);
        var all = remaining;
        var mining = Oriented(miners.Tally, miners.IsMiner);
        var stages = new List<TalkStage> { new("all streams", "TCP pairs with accepted traffic", "about 38,000", all.Count, all.Count, mining.Count) };
        foreach (var (name, what, talk, keeps) in Filters())
        {
            remaining = [.. remaining.Where(s => keeps(s.Stream, s.Client, traffic))];
            mining = [.. mining.Where(s => keeps(s.Stream, s.Client, miners.Tally))];
            stages.Add(new(name, what, talk, remaining.Count, all.Count(s => keeps(s.Stream, s.Client, traffic)), mining.Count));
        }

        return stages;
    }

    private IEnumerable<(string Name, string What, string Talk, Keeps Keeps)> Filters()
    {
        var percent = TalkHullStrategy.Threshold * 100;
        yield return ("attempt 0", "streams with one destination port", "about 200 removed", (s, client, _) => !s.HasSeveralDestinationPorts(client));
        yield return ("attempt 1", string.Create(CultureInfo.InvariantCulture, $"{percent} % of the points in the 4-D hull, silent windows being (0, 0, 0, 0)"), "about 19,000", InHullWithZeros);
        yield return ("attempt 2", "the same, with (0, 0, 0, 0) stripped everywhere", "4", (s, client, _) => s.Inside(2, client) >= TalkHullStrategy.Threshold * s.Points);
        yield return ("timestamps", $"{TalkStream.Run} complete windows at a stretch, and as continuous as the least continuous miner ({Quantity.Percent(filters.LeastContinuity)} of the windows)", "would remove the last 4", IsContinuous);
        if (filters.Bands.Length > 0)
            yield return ("companions", $"an hour within the miners' range of each of {Quantity.Of(filters.Bands.Length, "companion")}", "", (s, client, _) => filters.Resembles(s.RunOf(client)));
        yield return ("the program's models", "streams that the judge flags with the models of the program", "", (s, _, tally) => tally.Flagged.Contains(s.Pair));
    }

    private bool InHullWithZeros(TalkStream stream, Side client, TalkTally tally)
    {
        var span = tally.Interfaces[stream.Reporter];
        var silent = Math.Max(0, ((span.Last - span.First) / windowSize) + 1 - stream.Points - stream.UnknownWindows);
        var inside = stream.Inside(1, client) + (filters.WithZeros.Contains([0, 0, 0, 0]) ? silent : 0);
        return inside >= TalkHullStrategy.Threshold * (stream.Points + silent);
    }

    private bool IsContinuous(TalkStream stream, Side client, TalkTally tally) =>
        stream.RunOf(client).Length > 0 && stream.Continuity(windowSize) >= filters.LeastContinuity;

    private static List<(TalkStream Stream, Side Client)> Oriented(TalkTally tally, Func<TalkStream, bool> isAsked)
    {
        var orientation = new TalkOrientation();
        foreach (var stream in tally.Streams)
            orientation.Count(stream.Reporter, stream.Pair, stream.Records);
        return [.. tally.Streams.Where(s => s.Points > 0 && isAsked(s)).Select(s => (s, orientation.ClientOf(s.Reporter, s.Pair)))];
    }
}
