namespace FlowKafka.Processor.Reports;

/// <summary>All that a report shows. It holds no wall-clock time, so that the same input gives the same page.</summary>
internal sealed record ReportData
{
    /// <summary>The page's title.</summary>
    public required string Title { get; init; }

    /// <summary>Version of the program.</summary>
    public required string ProgramVersion { get; init; }

    /// <summary>What was read.</summary>
    public required ReportInput Input { get; init; }

    /// <summary>The models that judged.</summary>
    public required IReadOnlyList<ReportModel> Models { get; init; }

    /// <summary>The detections, the gravest first.</summary>
    public required IReadOnlyList<ReportDetection> Detections { get; init; }

    /// <summary>Pairs that came nearest to a detection, the nearest first; empty when none is known.</summary>
    public IReadOnlyList<ReportCandidate> Nearest { get; init; } = [];

    /// <summary>Further sections of facts, as a demonstration's planted miners.</summary>
    public IReadOnlyList<ReportSection> Sections { get; init; } = [];
}
