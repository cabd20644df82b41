namespace FlowKafka.Simulation;

/// <summary>A range of positive values, from which single ones are drawn uniformly in the logarithm.</summary>
/// <param name="Low">The lowest value, included; above 0.</param>
/// <param name="High">The highest value; not below <paramref name="Low"/>.</param>
public readonly record struct ValueRange(double Low, double High)
{
    internal bool IsValid => double.IsFinite(High) && Low > 0 && High >= Low;
}
