using System.Collections.Immutable;

namespace FlowKafka.Detection.Models;

/// <summary>
/// What a model demands of a conversation with so many complete points. A model has several: the less is known, the
/// higher the bar; a conversation matches when it meets one of them.
/// </summary>
public sealed record ModelBar
{
    /// <summary>The fewest complete points that are judged by this bar, 1 or more.</summary>
    public required int Points { get; init; }

    /// <summary>The least part of the complete points that lies in the model's hulls, above 0 and up to 1.</summary>
    public double MembershipThreshold { get; init; } = 0.98;

    /// <summary>The companions that must lie within bounds; all of them.</summary>
    public ImmutableArray<CompanionBound> Companions { get; init; } = [];

    /// <summary>The hull in which the conversation as a whole must lie; null when none is demanded.</summary>
    public Shape? Shape { get; init; }

    /// <summary>How often it was met by pairs that it was not made of; null when that was not measured.</summary>
    public BarEvidence? Evidence { get; init; }
}
