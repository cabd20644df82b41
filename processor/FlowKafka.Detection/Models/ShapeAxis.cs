using FlowKafka.Detection.Companions;

namespace FlowKafka.Detection.Models;

/// <summary>An axis of the space in which a shape's hull lies: a companion, as it is or as a logarithm.</summary>
/// <param name="Companion">The companion's name.</param>
/// <param name="Offset">Null: the value as it is. Else the natural logarithm of the value and this, which is above 0.</param>
public sealed record ShapeAxis(string Companion, double? Offset)
{
    /// <summary>The axis in words.</summary>
    public string Name => Offset is { } offset ? FormattableString.Invariant($"ln({Companion}+{offset})") : Companion;

    /// <summary>The coordinate that stands for a value; NaN when there is none.</summary>
    public double Of(double value) => Offset is { } offset ? Math.Log(Math.Max(0, value) + offset) : value;

    internal CompanionMeasure Measure { get; } = Companions.Companion.Named(Companion)?.Measure
        ?? throw new ArgumentException($"There is no companion {Companion}.", nameof(Companion));
}
