namespace FlowKafka.Processor.Reports;

/// <summary>One episode of mining.</summary>
internal sealed record ReportDetection
{
    /// <summary>The sentence that says why.</summary>
    public required string Reason { get; init; }

    /// <summary>47, 73 or 99.</summary>
    public required int Severity { get; init; }

    /// <summary>The client's address.</summary>
    public required string Client { get; init; }

    /// <summary>The server's address and port.</summary>
    public required string Server { get; init; }

    /// <summary>The episode's id.</summary>
    public required string Id { get; init; }

    /// <summary>First moment, Unix milliseconds.</summary>
    public required long Start { get; init; }

    /// <summary>Last moment, Unix milliseconds.</summary>
    public required long End { get; init; }

    /// <summary>Complete points, and those of them inside.</summary>
    public required (int Complete, int Inside) Counted { get; init; }

    /// <summary>The model that judged: its place in <see cref="ReportData.Models"/>; null when it is not among them.</summary>
    public required ReportModel? Model { get; init; }

    /// <summary>The facts beside the picture.</summary>
    public required IReadOnlyList<ReportFact> Facts { get; init; }

    /// <summary>The windows from first to last, silent ones included, in the order of time.</summary>
    public required IReadOnlyList<ReportPoint> Points { get; init; }

    /// <summary>When it was flagged, and each rise after that, in the order of time.</summary>
    public required IReadOnlyList<SeverityRise> Rises { get; init; }
}
