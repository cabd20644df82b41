namespace FlowKafka.Detection.Correlation;

/// <summary>One entry of the changelog of a <see cref="Correlator"/>: a state under its key, or a key that is over.</summary>
/// <param name="Key">The key.</param>
/// <param name="State">The state; null when there is nothing left to remember.</param>
public sealed record CorrelationChange(string Key, CorrelationState? State);
