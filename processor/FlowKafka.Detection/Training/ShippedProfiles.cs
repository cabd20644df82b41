using System.Collections.Immutable;
using FlowKafka.Detection.Models;

namespace FlowKafka.Detection.Training;

/// <summary>The recipes of the models that come with the program. docs/detection.md says how they were chosen.</summary>
public static class ShippedProfiles
{
    private const double Resolution = 1.0 / 16;

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

    private static readonly ImmutableArray<string> Spreads = ["client-packet-size-cv", "server-packet-size-cv", "packet-ratio-cv"];

    private static readonly ImmutableArray<string> Variations =
    [
        "client-bytes-robust-cv", "server-bytes-robust-cv", "correlation", "client-packet-size-cv", "server-packet-size-cv", "packet-ratio",
        "packet-ratio-cv", "server-packets-dispersion",
    ];

    /// <summary>Miners of one coin.</summary>
    public static TrainingRecipe Coin { get; } = Of(
        Bar(3, 6, 1, OneLongConversation(0.1), Sizes, trim: 0.3, Spreads, quantile: 0.01),
        Bar(6, 12, 0.9, OneLongConversation(0.1), SharesAndJobs, trim: 0.3, Variations, quantile: 0.002),
        Bar(12, 24, 0.9, OneLongConversation(0.15), SharesAndJobs, trim: 0.03, Variations, quantile: 0.002),
        Bar(24, int.MaxValue, 0.9, OneLongConversation(0.15), SharesAndJobs, trim: 0.03, [.. Variations, "striation"], quantile: 0.005));

    /// <summary>Miners of coins of which fewer regimes are known: nothing of them is left out.</summary>
    public static TrainingRecipe RareCoin { get; } = Of(
        Bar(3, 6, 1, OneLongConversation(0.1), Sizes, trim: 0.001, Spreads, quantile: 0.01),
        Bar(6, 12, 0.9, OneLongConversation(0.3), SharesAndJobs, trim: 0.001, Variations, quantile: 0.002),
        Bar(12, 24, 0.9, OneLongConversation(0.3), SharesAndJobs, trim: 0.001, Variations, quantile: 0.002),
        Bar(24, int.MaxValue, 0.9, OneLongConversation(0.3), SharesAndJobs, trim: 0.001, Variations, quantile: 0.002));

    /// <summary>Miners of any coin.</summary>
    public static TrainingRecipe AnyCoin { get; } = Of(
        Bar(12, 48, 0.95, OneLongConversation(0.3), SharesAndJobs, trim: 0.01, Variations, quantile: 0.002),
        Bar(48, int.MaxValue, 0.95, OneLongConversation(0.3), SharesAndJobs, trim: 0.01, Variations, quantile: 0.002));

    /// <summary>What every conversation with a pool is, whatever is mined: one connection after another, without a pause, to one port.</summary>
    private static ImmutableArray<CompanionBound> OneLongConversation(double portChanges) =>
    [
        new("coverage", 0.7, null),
        new("continuity", 0.7, null),
        new("server-port-stability", 0.95, null),
        new("client-ports", null, 1.5),
        new("client-port-changes", null, portChanges),
    ];

    private static TrainingRecipe Of(params ImmutableArray<BarRecipe> bars) =>
        new() { Space = FeatureSpace.Ratios, Trim = 0.002, Resolution = 1.0 / 32, Bars = bars };

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
            Resolution = Resolution,
            Learned = learned,
            Quantile = quantile,
        };
}
