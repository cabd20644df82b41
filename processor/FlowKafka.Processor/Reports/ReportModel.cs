namespace FlowKafka.Processor.Reports;

/// <summary>A model as the report shows it.</summary>
internal sealed record ReportModel
{
    private const string RawSpace = "raw";

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its version.</summary>
    public required string Version { get; init; }

    /// <summary>The size of its windows.</summary>
    public required TimeSpan WindowSize { get; init; }

    /// <summary>The name of the space in which the hulls lie.</summary>
    public string Space { get; init; } = RawSpace;

    /// <summary>The names of the space's features.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>True when the hulls lie over the four numbers of a point themselves.</summary>
    public bool IsRaw => Space == RawSpace;

    /// <summary>What it demands, the bar with the fewest points first.</summary>
    public required IReadOnlyList<ReportBar> Bars { get; init; }

    /// <summary>By which part the hulls are grown.</summary>
    public required double Margin { get; init; }

    /// <summary>What it was trained on, in words.</summary>
    public required string TrainedOn { get; init; }

    /// <summary>True when it was trained on simulated traffic.</summary>
    public required bool Simulated { get; init; }

    /// <summary>The extreme points of each hull, with the margin, in the order of the space's features.</summary>
    public required IReadOnlyList<IReadOnlyList<double[]>> Hulls { get; init; }
}
