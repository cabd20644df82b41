namespace FlowKafka.Processor.Reports;

/// <summary>One or several windows, one after the other, as one bar of a timeline.</summary>
internal sealed record TimelineBar(long Start, long End, long ClientBytes, long ServerBytes, PointKind Kind)
{
    /// <summary>What the bar says when it is pointed at.</summary>
    public string Tip =>
        $"{Quantity.Time(Start)}: client sent {Quantity.Bytes(ClientBytes)}, server {Quantity.Bytes(ServerBytes)}, {Kind.ToString().ToLowerInvariant()}";

    /// <summary>Joins windows into bars.</summary>
    /// <param name="points">Windows in the order of time, at least one.</param>
    /// <param name="perBar">How many windows make a bar.</param>
    /// <param name="windowSize">Window length in milliseconds.</param>
    public static List<TimelineBar> Of(IReadOnlyList<ReportPoint> points, int perBar, long windowSize)
    {
        var bars = new List<TimelineBar>();
        for (var first = 0; first < points.Count; first += perBar)
        {
            var (client, server, kind) = (0L, 0L, PointKind.Silent);
            var last = Math.Min(first + perBar, points.Count) - 1;
            for (var i = first; i <= last; i++)
            {
                client += points[i].ClientBytes;
                server += points[i].ServerBytes;
                kind = Weight(points[i].Kind) > Weight(kind) ? points[i].Kind : kind;
            }

            bars.Add(new(points[first].Start, points[last].Start + windowSize, client, server, kind));
        }

        return bars;
    }

    // What is rare shows in a bar of many windows.
    private static int Weight(PointKind kind) => kind switch
    {
        PointKind.Silent => 0,
        PointKind.Inside => 1,
        PointKind.Partial => 2,
        PointKind.Unknown => 3,
        _ => 4,
    };
}
