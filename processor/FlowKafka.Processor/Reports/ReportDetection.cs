namespace FlowKafka.Processor.Reports;

/// <summary>One episode of mining.</summary>
internal sealed record ReportDetection
{
    /// <summary>The sentence that says why.</summary>
    public required string Reason { get; init; }

    /// <summary>21, 47, 73 or 99.</summary>
    public required int Severity { get; init; }

    /// <summary>True when it is flagged; false when it is only worth a look.</summary>
    public bool IsFlagged => Severity >= Detection.Verdicts.Severity.Medium;

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

    /// <summary>What each model said, the best first.</summary>
    public IReadOnlyList<ReportVerdict> Verdicts { get; init; } = [];

    /// <summary>The risk score, 0 to 100.</summary>
    public int Score { get; init; }

    /// <summary>The names of the models that match, or else of the one that judged.</summary>
    public string Matches => Verdicts.Any(v => v.IsMatch)
        ? string.Join(", ", Verdicts.Where(v => v.IsMatch).Select(v => v.IsShadow ? $"{v.Model} (shadow)" : v.Model))
        : Model?.Name ?? "";

    /// <summary>The windows from first to last, silent ones included, in the order of time.</summary>
    public required IReadOnlyList<ReportPoint> Points { get; init; }

    /// <summary>When it was flagged, and each rise after that, in the order of time.</summary>
    public required IReadOnlyList<SeverityRise> Rises { get; init; }
}
