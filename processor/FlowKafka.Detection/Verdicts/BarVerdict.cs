using System.Collections.Immutable;
using FlowKafka.Detection.Models;

namespace FlowKafka.Detection.Verdicts;

/// <summary>How a conversation did at a bar for which it had enough points.</summary>
/// <param name="Bar">The bar.</param>
/// <param name="Rate">The part of its complete points that lies in the model's hulls.</param>
/// <param name="Companions">The companions that the bar demands, in its order.</param>
/// <param name="ShapeDepth">How deep it lies in the bar's shape; null when the bar has none, NaN when a coordinate is missing.</param>
/// <param name="IsInShape">True when it lies in the shape, or none is demanded.</param>
public sealed record BarVerdict(ModelBar Bar, double Rate, ImmutableArray<CompanionValue> Companions, double? ShapeDepth, bool IsInShape)
{
    /// <summary>True when all is met.</summary>
    public bool IsMet => Rate >= Bar.MembershipThreshold && IsInShape && Companions.All(value => value.Holds);
}
