using System.Collections.Immutable;
using FlowKafka.Detection.Models;

namespace FlowKafka.Detection.Training;

/// <summary>How a bar of a model is made.</summary>
public sealed record BarRecipe
{
    /// <summary>The fewest complete points that the bar judges.</summary>
    public required int Points { get; init; }

    /// <summary>The bar learns from conversations as they were when they had <see cref="Points"/> to this many points, this one not included.</summary>
    public int Until { get; init; } = int.MaxValue;

    /// <summary>The least part of the complete points that lies in the model's hulls.</summary>
    public double MembershipThreshold { get; init; } = 0.98;

    /// <summary>What is demanded of every miner, whatever the training traffic is; what does not meet it is not learned from.</summary>
    public ImmutableArray<CompanionBound> Companions { get; init; } = [];

    /// <summary>The axes of the shape; empty for none.</summary>
    public ImmutableArray<ShapeAxis> Axes { get; init; } = [];

    /// <summary>The shape's margin.</summary>
    public double Margin { get; init; }

    /// <summary>Which part of the conversations, the oddest, is left out of the shape; see <see cref="OutlierTrim"/>.</summary>
    public double Trim { get; init; }

    /// <summary>Coordinates are rounded to multiples of this before the hull is made, which keeps it small; 0 leaves them.</summary>
    public double Resolution { get; init; }

    /// <summary>Companions whose bounds are learned: what the conversations have, without the oddest on both sides.</summary>
    public ImmutableArray<string> Learned { get; init; } = [];

    /// <summary>Which part of the values is left out at each end of learned bounds, from 0 and below 0.5.</summary>
    public double Quantile { get; init; }
}
