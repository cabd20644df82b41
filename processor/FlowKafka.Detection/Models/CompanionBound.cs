using FlowKafka.Detection.Companions;

namespace FlowKafka.Detection.Models;

/// <summary>What a model demands of a companion: that its value lies in <c>[Minimum, Maximum]</c>. No value (NaN) never does.</summary>
/// <param name="Companion">The companion's name.</param>
/// <param name="Minimum">The least value, inclusive; null for none.</param>
/// <param name="Maximum">The greatest value, inclusive; null for none.</param>
public sealed record CompanionBound(string Companion, double? Minimum, double? Maximum)
{
    /// <summary>True when a value is within.</summary>
    public bool Holds(double value) => !double.IsNaN(value) && !(value < Minimum) && !(value > Maximum);

    internal CompanionMeasure Measure { get; } = Companions.Companion.Named(Companion)?.Measure
        ?? throw new ArgumentException($"There is no companion {Companion}.", nameof(Companion));
}
