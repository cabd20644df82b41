using System.Collections.Immutable;
using FlowKafka.Detection.Models;

namespace FlowKafka.Detection.Training;

/// <summary>The recipes of the models that come with the program. docs/detection.md says how they were chosen.</summary>
public static class ShippedProfiles
{
    private const double Resolution = 1.0 / 16;

    /// <summary>What every conversation with a pool is, whatever is mined: one connection after another, without a pause, to one port.</summary>
    private static readonly ImmutableArray<CompanionBound> OneLongConversation =
    [
        new("coverage", 0.7, null),
        new("continuity", 0.7, null),
        new("server-port-stability", 0.95, null),
        new("client-port-changes", null, 0.3),
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

    /// <summary>One coin's miners.</summary>
    public static TrainingRecipe Coin { get; } = new()
    {
        Space = FeatureSpace.Ratios,
        Trim = 0.005,
        Resolution = 1.0 / 32,
        Bars =
        [
            Bar(6, 12, 0.9, OneLongConversation, SharesAndJobs, trim: 0.03),
            Bar(12, 24, 0.9, OneLongConversation, SharesAndJobs, trim: 0.02),
            Bar(24, int.MaxValue, 0.9, OneLongConversation, SharesAndJobs, trim: 0.01),
        ],
    };

    private static BarRecipe Bar(
        int points, int until, double membership, ImmutableArray<CompanionBound> companions, ImmutableArray<ShapeAxis> axes, double trim) => new()
        {
            Points = points,
            Until = until,
            MembershipThreshold = membership,
            Companions = companions,
            Axes = axes,
            Trim = trim,
            Resolution = Resolution,
        };
}
