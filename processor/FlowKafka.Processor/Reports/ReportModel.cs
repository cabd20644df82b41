namespace FlowKafka.Processor.Reports;

/// <summary>A model as the report shows it.</summary>
internal sealed record ReportModel
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its version.</summary>
    public required string Version { get; init; }

    /// <summary>The size of its windows.</summary>
    public required TimeSpan WindowSize { get; init; }

    /// <summary>The part of the complete points that must lie inside, 0 to 1.</summary>
    public required double Threshold { get; init; }

    /// <summary>The fewest complete points that are judged.</summary>
    public required int MinimumPoints { get; init; }

    /// <summary>By which part the hulls are grown.</summary>
    public required double Margin { get; init; }

    /// <summary>What it was trained on, in words.</summary>
    public required string TrainedOn { get; init; }

    /// <summary>True when it was trained on simulated traffic.</summary>
    public required bool Simulated { get; init; }

    /// <summary>The extreme points of each hull, with the margin, in the order of <see cref="Metric.All"/>.</summary>
    public required IReadOnlyList<IReadOnlyList<double[]>> Hulls { get; init; }
}
