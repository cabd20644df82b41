using FlowKafka.Processor.Reports;

namespace FlowKafka.Processor.Tests.Reports;

/// <summary>Invented data for a report.</summary>
internal static class SampleReport
{
    public const long Start = 1_767_571_200_000, Window = 600_000;

    public static ReportModel Model { get; } = new()
    {
        Name = "sample",
        Version = "0123456789ab",
        WindowSize = TimeSpan.FromMinutes(10),
        Bars = [new(6, 0.98, 0, HasShape: false, "")],
        Margin = 0.05,
        TrainedOn = "Nothing real.",
        Simulated = true,
        Hulls = [[[1000, 10, 1500, 8], [9000, 80, 2500, 20], [12000, 90, 9000, 60], [4000, 50, 8000, 45], [2500, 12, 5000, 30], [7000, 40, 4000, 25]]],
    };

    public static ReportInput Input { get; } = new()
    {
        Files = 3,
        Offered = 1200,
        Accepted = 1180,
        SetAside = [("protocol that is not watched", 15), ("late: its window was over", 5)],
        Windows = 48,
        Points = 900,
        Conversations = 77,
        From = Start,
        To = Start + (48 * Window),
    };

    public static ReportData Empty { get; } = new()
    {
        Title = "Mining in flow logs",
        ProgramVersion = "0.1.0",
        Input = Input,
        Models = [Model],
        Detections = [],
        Nearest = [new("10.0.0.5", "192.0.2.1", "sample", 40, 31, "31 of 40 in hull, 98 % needed")],
    };

    /// <summary>51 windows of every kind.</summary>
    public static ReportDetection Mixed { get; } = Detection(51, i => i switch
    {
        0 or 50 => PointKind.Partial,
        12 or 13 or 14 or 30 => PointKind.Silent,
        20 or 21 => PointKind.Unknown,
        25 or 26 or 40 => PointKind.Outside,
        _ => PointKind.Inside,
    });

    /// <summary>What three models said.</summary>
    public static ReportDetection Judged { get; } = Mixed with
    {
        Score = 88,
        Verdicts =
        [
            new()
            {
                Model = "sample", Version = "0123456789ab", IsMatch = true, IsShadow = false, Score = 88, Inside = 47, Depth = 0.25,
                BarPoints = 12, BarThreshold = 0.9, ShapeDepth = 0.031,
                Companions = [new("client-packet-size-cv", "How packet sizes vary.", 0.2041, 0.0018, 0.238, Holds: true), new("coverage", "", null, 0.7, null, Holds: false)],
            },
            new() { Model = "other", Version = "ba9876543210", IsMatch = true, IsShadow = true, Score = 20, Inside = 40, Depth = 0.1, BarPoints = 3, BarThreshold = 1 },
            new() { Model = "third", Version = "aaaaaaaaaaaa", IsMatch = false, IsShadow = false, Score = 0, Inside = 0, Depth = -3 },
        ],
    };

    /// <summary>Judged in a space of three features.</summary>
    public static ReportDetection InOtherSpace { get; } = Mixed with
    {
        Model = Model with
        {
            Space = "other",
            Features = ["ln(1+clientPackets)", "ln(1+serverPackets)", "ln(1+clientBytes)"],
            Hulls = [[[2, 2, 6], [5, 2, 6], [2, 5, 6], [2, 2, 9], [5, 5, 9]]],
        },
        Points = [.. Mixed.Points.Select(p => p with { Coordinates = [Math.Log(1 + p.ClientPackets), Math.Log(1 + p.ServerPackets), Math.Log(1 + p.ClientBytes)] })],
    };

    public static ReportDetection Detection(int windows, Func<int, PointKind> kind, string reason = "It talks like a miner.") => new()
    {
        Reason = reason,
        Severity = 73,
        Client = "10.0.0.1",
        Server = "198.51.100.7:3333",
        Id = "0123456789abcdef0123456789abcdef",
        Start = Start,
        End = Start + (windows * Window),
        Counted = (windows - 2, windows - 4),
        Model = Model,
        Facts = [new("model", "sample 0123456789ab"), new("risk score", "88 of 100")],
        Points = [.. Enumerable.Range(0, windows).Select(i => Point(i, kind(i)))],
        Rises = [new(Start + (8 * Window), 47), new(Start + (11 * Window), 73)],
    };

    // A cloud without randomness: two waves of different lengths.
    private static ReportPoint Point(int i, PointKind kind)
    {
        if (kind == PointKind.Silent)
            return new(Start + (i * Window), 0, 0, 0, 0, kind);
        var up = 5000 + (long)(2500 * Math.Sin(i * 0.7)) + (kind == PointKind.Outside ? 9_000 : 0);
        var down = 4600 + (long)(1800 * Math.Cos(i * 1.1));
        return new(Start + (i * Window), up, up / 110, down, down / 150, kind);
    }
}
