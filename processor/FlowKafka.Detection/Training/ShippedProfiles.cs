using System.Collections.Immutable;
using FlowKafka.Detection.Models;

namespace FlowKafka.Detection.Training;

/// <summary>The recipes of the models that come with the program. docs/detection.md says how they were chosen.</summary>
public static class ShippedProfiles
{
    /// <summary>What a conversation is with few points: the sizes of its packets, and how many.</summary>
    private static readonly ImmutableArray<ShapeAxis> Sizes =
    [
        new("server-packet-size", 1),
        new("client-packet-size", 1),
        new("packet-ratio", 0.1),
        new("volume", 1),
        new("client-marginal-size", 1),
    ];

    /// <summary>How shares and jobs come: by chance, and each with its bytes.</summary>
    private static readonly ImmutableArray<ShapeAxis> SharesAndJobs =
    [
        new("client-packets-dispersion", 0.05),
        new("client-marginal-size", 1),
        new("server-marginal-size", 1),
        new("server-packet-size", 1),
        new("client-packet-size", 1),
    ];

    private static readonly ImmutableArray<string> Spreads = ["client-packet-size-cv", "server-packet-size-cv", "packet-ratio-cv", "coverage"];

    private static readonly ImmutableArray<string> Variations =
    [
        "client-bytes-robust-cv", "server-bytes-robust-cv", "correlation", "client-packet-size-cv", "server-packet-size-cv", "packet-ratio",
        "packet-ratio-cv", "server-packets-dispersion", "volume", "coverage", "server-packets-robust-cv", "regression-slope", "client-bytes-cv",
    ];

    private static readonly ImmutableArray<string> LongVariations = [.. Variations, "periodicity"];

    /// <summary>Miners of one coin, of which many regimes are known.</summary>
    public static TrainingRecipe Coin { get; } = Of(
        1.0 / 32,
        Bar(3, 6, 1, OneConnection(1, 0.05), Sizes, trim: 0.6, Spreads, quantile: 0.02),
        Bar(6, 12, 0.9, OneConnection(1, 0.05), SharesAndJobs, trim: 0.35, Variations, quantile: 0.01),
        Bar(12, 24, 0.9, OneConnection(1, 0.05), SharesAndJobs, trim: 0.12, Variations, quantile: 0.006),
        Bar(24, 48, 0.9, OneConnection(1.2, 0.15), SharesAndJobs, trim: 0.06, [.. LongVariations, "striation"], quantile: 0.01),
        Bar(48, int.MaxValue, 0.9, OneConnection(1.2, 0.15), SharesAndJobs, trim: 0.03, [.. LongVariations, "striation"], quantile: 0.004));

    /// <summary>Miners of coins of which fewer regimes are known.</summary>
    public static TrainingRecipe RareCoin { get; } = Rare(0.05, 0.01, 0.3);

    /// <summary>Miners of ETH: one of their regimes is far from the others, and the first that would be left out.</summary>
    public static TrainingRecipe Eth { get; } = Rare(0.002, 0.001, 0.15);

    /// <summary>Miners of any coin.</summary>
    public static TrainingRecipe AnyCoin { get; } = Of(
        1.0 / 16,
        Bar(36, int.MaxValue, 0.95, OneConnection(1.1, 0.15), SharesAndJobs, trim: 0.25, LongVariations, quantile: 0.015));

    private static TrainingRecipe Rare(double trim, double longTrim, double portChanges) => Of(
        1.0 / 24,
        Bar(3, 6, 1, OneConnection(1, 0.05), Sizes, trim: 0.3, Spreads, quantile: 0.02),
        Bar(6, 12, 0.9, OneConnection(1, 0.05), SharesAndJobs, trim: 0.2, Variations, quantile: 0.01),
        Bar(12, 24, 0.9, OneConnection(1.2, portChanges), SharesAndJobs, trim, Variations, quantile: 0.005),
        Bar(24, int.MaxValue, 0.9, OneConnection(1.2, portChanges), SharesAndJobs, longTrim, LongVariations, quantile: 0.002));

    /// <summary>What every conversation with a pool is, whatever is mined: one connection after another, without a pause, to one port.</summary>
    private static ImmutableArray<CompanionBound> OneConnection(double ports, double portChanges) =>
    [
        new("coverage", 0.7, null),
        new("continuity", 0.7, null),
        new("server-port-stability", 0.95, null),
        new("client-ports", null, ports),
        new("client-port-changes", null, portChanges),
    ];

    // The lattice of shapes is coarser: there are fewer conversations than points.
    private static TrainingRecipe Of(double resolution, params ImmutableArray<BarRecipe> bars) => new()
    {
        Space = FeatureSpace.Ratios,
        Trim = 0.002,
        Resolution = resolution,
        Bars = [.. bars.Select(bar => bar with { Resolution = Math.Max(resolution, 1.0 / 24) })],
    };

    private static BarRecipe Bar(
        int points, int until, double membership, ImmutableArray<CompanionBound> companions, ImmutableArray<ShapeAxis> axes, double trim,
        ImmutableArray<string> learned, double quantile) => new()
        {
            Points = points,
            Until = until,
            MembershipThreshold = membership,
            Companions = companions,
            Axes = axes,
            Trim = trim,
            Learned = learned,
            Quantile = quantile,
        };
}
