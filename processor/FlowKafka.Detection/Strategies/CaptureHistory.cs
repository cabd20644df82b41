using System.Collections.Immutable;
using FlowKafka.Detection.Orientation;
using FlowKafka.Detection.Profiles;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Strategies;

/// <summary>A capture, pair by pair.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Pairs">Its pairs with traffic, in the order of their keys.</param>
public sealed record CaptureHistory(string Name, IReadOnlyList<PairHistory> Pairs)
{
    private static readonly int LeastRefusedWindows = new JudgeOptions().LeastRefusedWindows;

    /// <summary>The most complete points of a conversation.</summary>
    public int MostComplete => Pairs.Count == 0 ? 0 : Pairs.Max(pair => pair.MostComplete);

    /// <summary>Takes a capture's windows apart.</summary>
    /// <param name="name">The capture's name.</param>
    /// <param name="windows">All its windows, those of a pair in the order of time.</param>
    /// <param name="ownNetworks">What counts as inside when nothing better tells client from server.</param>
    /// <param name="withRuns">True to have pairs, too, that never talked but were refused again and again, or have long records only.</param>
    public static CaptureHistory Of(string name, IReadOnlyList<WindowPoint> windows, OwnNetworks ownNetworks, bool withRuns = false) =>
        Of(name, windows, last => ClientOrientation.Decide(last.Conversation, last.Pair, ownNetworks).Client, withRuns);

    /// <summary>Takes a capture's windows apart, with another rule for who is the client.</summary>
    /// <param name="name">The capture's name.</param>
    /// <param name="windows">All its windows, those of a pair in the order of time.</param>
    /// <param name="clientOf">Told the last window of a conversation.</param>
    /// <param name="withRuns">True to have pairs, too, that never talked but were refused again and again, or have long records only.</param>
    public static CaptureHistory Of(string name, IReadOnlyList<WindowPoint> windows, Func<WindowPoint, Side> clientOf, bool withRuns = false)
    {
        var spans = new Dictionary<string, (long First, long Last)>(StringComparer.Ordinal);
        foreach (var window in windows.Where(w => w.IsPoint))
        {
            var reporter = ReporterOf(window);
            var known = spans.GetValueOrDefault(reporter, (First: long.MaxValue, Last: long.MinValue));
            spans[reporter] = (Math.Min(known.First, window.Start), Math.Max(known.Last, window.Start));
        }

        var pairs = windows.GroupBy(w => w.Pair).OrderBy(group => group.Key)
            .Select(group => PairOf(group.Key, [.. group], spans, clientOf))
            .Where(pair => pair.Conversations.Count > 0 || (withRuns && pair.Windows.Any(HasRun)));
        return new(name, [.. pairs]);
    }

    // What makes the judge keep a profile of a pair that does not talk.
    private static bool HasRun(WindowPoint window) => window.Refused.Windows >= LeastRefusedWindows || window.LongRun.IsKnown;

    private static PairHistory PairOf(
        in IpPair pair, WindowPoint[] windows, Dictionary<string, (long First, long Last)> spans, Func<WindowPoint, Side> clientOf)
    {
        ConversationHistory[] conversations =
        [
            .. windows.Where(w => w.IsPoint).GroupBy(w => w.Conversation.Start).Select(group => ConversationOf([.. group], clientOf)),
        ];
        if (conversations.Length == 0)
            return new(pair, windows, conversations, 0);
        var last = windows.Last(w => w.IsPoint);
        var span = spans[ReporterOf(last)];
        var silent = ((span.Last - span.First) / (last.End - last.Start)) + 1 - conversations.Sum(c => c.Points.Length) - windows.Count(w => w.Unknown);
        return new(pair, windows, conversations, (int)Math.Max(0, silent));
    }

    private static ConversationHistory ConversationOf(WindowPoint[] points, Func<WindowPoint, Side> clientOf)
    {
        var (start, size) = (points[0].Conversation.Start, points[0].End - points[0].Start);
        var client = clientOf(points[^1]);
        return new(
            start, size, [.. points.Select(p => OrientedWindow.Of(p, (int)((p.Start - start) / size), client))],
            points[0].Conversation.Points == 1);
    }

    private static string ReporterOf(in WindowPoint window) =>
        window.Lower.Reporter.Length > 0 ? window.Lower.Reporter : window.Higher.Reporter;
}
