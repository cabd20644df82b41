using FlowKafka.Detection.Models;

namespace FlowKafka.Detection.Verdicts;

/// <summary>What a companion measured of a conversation, and what the bar demanded.</summary>
/// <param name="Bound">The demand.</param>
/// <param name="Value">The measure; NaN when there was none.</param>
public readonly record struct CompanionValue(CompanionBound Bound, double Value)
{
    /// <summary>True when the value is within the bounds.</summary>
    public bool Holds => Bound.Holds(Value);
}
