namespace FlowKafka.Processor.Reports;

/// <summary>What a model said of a pair.</summary>
internal sealed record ReportVerdict
{
    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>The model's version.</summary>
    public required string Version { get; init; }

    /// <summary>True when one of its bars was met.</summary>
    public required bool IsMatch { get; init; }

    /// <summary>True when it reports, but never alerts.</summary>
    public required bool IsShadow { get; init; }

    /// <summary>The risk score, 0 to 100; 0 without a match.</summary>
    public required int Score { get; init; }

    /// <summary>Complete points in its hulls.</summary>
    public required int Inside { get; init; }

    /// <summary>How deep the points lie on average, in the unit of its space; negative outside.</summary>
    public required double Depth { get; init; }

    /// <summary>The fewest points of the bar that was met, or missed at last; null when there were too few for any.</summary>
    public int? BarPoints { get; init; }

    /// <summary>The part of the points that the bar demands inside, 0 to 1.</summary>
    public double BarThreshold { get; init; }

    /// <summary>How deep the whole conversation lies in the bar's shape; null without a shape, or where it has no place.</summary>
    public double? ShapeDepth { get; init; }

    /// <summary>The companions that the bar bounds.</summary>
    public IReadOnlyList<ReportCompanion> Companions { get; init; } = [];

    /// <summary>In a few words.</summary>
    public string Answer => !IsMatch ? "no" : IsShadow ? "yes, as a shadow" : "yes";
}
