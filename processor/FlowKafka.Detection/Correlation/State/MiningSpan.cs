namespace FlowKafka.Detection.Correlation;

/// <summary>A stretch of time in which somebody mined.</summary>
/// <param name="Start">Unix milliseconds, inclusive.</param>
/// <param name="End">Unix milliseconds, exclusive; above the start.</param>
public readonly record struct MiningSpan(long Start, long End);
