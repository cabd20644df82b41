using System.Collections.Immutable;
using FlowKafka.Detection.Models;

namespace FlowKafka.Detection.Training;

/// <summary>How a model is made: the space of its hulls and its bars.</summary>
public sealed record TrainingRecipe
{
    /// <summary>The space of the hulls.</summary>
    public FeatureSpace Space { get; init; } = FeatureSpace.Raw;

    /// <summary>Which part of the points, the oddest, is left out of the hulls; see <see cref="OutlierTrim"/>.</summary>
    public double Trim { get; init; }

    /// <summary>Coordinates are rounded to multiples of this before the hulls are made, which keeps them small; 0 leaves them.</summary>
    public double Resolution { get; init; }

    /// <summary>The bars; empty for the threshold and the minimum alone.</summary>
    public ImmutableArray<BarRecipe> Bars { get; init; } = [];

    /// <summary>The talk's: one hull of the four numbers as they are, and nothing else.</summary>
    public static TrainingRecipe Plain { get; } = new();
}
