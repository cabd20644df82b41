using System.Collections.Immutable;
using FlowKafka.Detection.Models;
using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Strategies;

/// <summary>A feature space, or how to fit one to the points that are trained on.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it is, as the object of a sentence.</param>
/// <param name="Fit">Gives the space.</param>
public sealed record SpaceRecipe(string Name, string Meaning, Func<IReadOnlyList<OrientedPoint>, FeatureSpace> Fit)
{
    /// <summary>All that are compared.</summary>
    public static ImmutableArray<SpaceRecipe> All { get; } =
    [
        new("raw", "bytes and packets", _ => FeatureSpace.Raw),
        new("log", "logarithms of bytes and packets", _ => FeatureSpace.Log),
        new("ratios", "packet sizes, the packets' ratio and their number, as logarithms", _ => FeatureSpace.Ratios),
        new("whitened", "principal axes of the logarithms", points => WhitenedSpace.Fit(FeatureSpace.Log, points)),
    ];
}
