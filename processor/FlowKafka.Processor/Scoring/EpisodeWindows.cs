using FlowKafka.Detection.Models;
using FlowKafka.Processor.Reports;

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
    public static EpisodeWindows Read(string path, IEnumerable<DetectionRecord> episodes)
    {
        var windows = new EpisodeWindows();
        var marks = new HashSet<string>(StringComparer.Ordinal);
        foreach (var episode in episodes)
        {
            windows._lines[(episode.PairKey, episode.Start)] = [];
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

        foreach (var lines in windows._lines.Values)
            lines.Sort(static (one, other) => one.Start.CompareTo(other.Start));
        return windows;
    }

    /// <summary>An episode's windows in the order of time, oriented as its newest document has it and judged by its model.</summary>
    public IReadOnlyList<ReportPoint> Of(DetectionRecord episode, Model? model)
    {
        var lines = _lines.GetValueOrDefault((episode.PairKey, episode.Start)) ?? [];
        var size = (long)episode.WindowSize.TotalMilliseconds;
        var points = new List<ReportPoint>(lines.Count);
        var newest = lines.FindLastIndex(l => l.HasTraffic && !l.IsUnknown);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (!line.HasTraffic && !line.IsUnknown)
                continue;
            for (var silent = points.Count == 0 ? line.Start : points[^1].Start + size; silent < line.Start; silent += size)
                points.Add(new(silent, 0, 0, 0, 0, PointKind.Silent));
            points.Add(PointOf(line, episode, model, isNewest: i == newest));
        }

        return points;
    }

    private static ReportPoint PointOf(WindowLine line, DetectionRecord episode, Model? model, bool isNewest)
    {
        var (client, server) = episode.Client.Ip == episode.Lower ? (line.Lower, line.Higher) : (line.Higher, line.Lower);
        var isPartial = line.ConversationPoints == 1 || isNewest;
        var kind = line.IsUnknown ? PointKind.Unknown
            : isPartial ? PointKind.Partial
            : model is not null && model.Contains([client.Bytes, client.Packets, server.Bytes, server.Packets]) ? PointKind.Inside
            : PointKind.Outside;
        var coordinates = new double[model?.Space.Dimension ?? 0];
        model?.Space.Map(new(client.Bytes, client.Packets, server.Bytes, server.Packets), coordinates);
        return new(line.Start, client.Bytes, client.Packets, server.Bytes, server.Packets, kind) { Coordinates = coordinates };
    }

    private static string Mark(DetectionRecord episode)
    {
        var higher = episode.Client.Ip == episode.Lower ? episode.Server.Ip : episode.Client.Ip;
        return $"\"{episode.Lower}\",\"{higher}\"";
    }

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
