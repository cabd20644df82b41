using FlowKafka.Detection.Episodes;
using FlowKafka.Processor.Reports;
using FlowKafka.Streams.Points;

namespace FlowKafka.Processor.Scoring;

/// <summary>
/// Gathers the windows of episodes from windows.ndjson, so that no window need be kept in memory for the case that its
/// pair will be flagged.
/// </summary>
internal sealed class EpisodeWindows
{
    private readonly Dictionary<(string Key, long Start), List<WindowLine>> _lines = [];

    private EpisodeWindows()
    {
    }

    /// <summary>Reads the file's lines of these episodes, in one pass.</summary>
    public static EpisodeWindows Read(string path, IEnumerable<EpisodeState> episodes)
    {
        var windows = new EpisodeWindows();
        var marks = new HashSet<string>(StringComparer.Ordinal);
        foreach (var episode in episodes)
        {
            windows._lines[(KeyOf(episode), episode.ConversationStart)] = [];
            marks.Add(Mark(episode));
        }

        if (marks.Count == 0)
            return windows;
        var known = marks.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var line in File.ReadLines(path))
        {
            if (known.Contains(MarkIn(line)) && WindowLine.Read(line) is { } window
                && windows._lines.TryGetValue((window.Key, window.ConversationStart), out var lines))
            {
                lines.Add(window);
            }
        }

        return windows;
    }

    /// <summary>An episode's windows in the order of time, oriented and judged as its newest revision has it.</summary>
    public IReadOnlyList<ReportPoint> Of(EpisodeRevision revision)
    {
        var lines = _lines.GetValueOrDefault((KeyOf(revision.Episode), revision.Episode.ConversationStart)) ?? [];
        var size = (long)revision.WindowSize.TotalMilliseconds;
        var points = new List<ReportPoint>(lines.Count);
        var newest = lines.FindLastIndex(l => l.HasTraffic && !l.IsUnknown);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (!line.HasTraffic && !line.IsUnknown)
                continue;
            for (var silent = points.Count == 0 ? line.Start : points[^1].Start + size; silent < line.Start; silent += size)
                points.Add(new(silent, 0, 0, 0, 0, PointKind.Silent));
            points.Add(PointOf(line, revision, isNewest: i == newest));
        }

        return points;
    }

    private static ReportPoint PointOf(WindowLine line, EpisodeRevision revision, bool isNewest)
    {
        var (client, server) = revision.Orientation.Client == Side.Lower ? (line.Lower, line.Higher) : (line.Higher, line.Lower);
        var isPartial = line.ConversationPoints == 1 || isNewest;
        var kind = line.IsUnknown ? PointKind.Unknown
            : isPartial ? PointKind.Partial
            : revision.Best.Model.Contains([client.Bytes, client.Packets, server.Bytes, server.Packets]) ? PointKind.Inside
            : PointKind.Outside;
        return new(line.Start, client.Bytes, client.Packets, server.Bytes, server.Packets, kind);
    }

    private static string KeyOf(EpisodeState episode) => WindowLine.KeyOf(
        episode.Pair.Lower.ToString(), episode.Pair.Higher.ToString(), episode.Pair.Protocol, episode.Pair.Tenant);

    private static string Mark(EpisodeState episode) => $"\"{episode.Pair.Lower}\",\"{episode.Pair.Higher}\"";

    // The two addresses as the line's related.ip has them, found without parsing the line.
    private static ReadOnlySpan<char> MarkIn(string line)
    {
        const string Before = "\"related\":{\"ip\":[";
        var start = line.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        if (start < Before.Length)
            return [];
        var length = line.AsSpan(start).IndexOf(']');
        return length < 0 ? [] : line.AsSpan(start, length);
    }
}
