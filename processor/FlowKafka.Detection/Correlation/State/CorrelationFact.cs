namespace FlowKafka.Detection.Correlation;

/// <summary>One thing that a <see cref="Correlator"/> knows: small, immutable, and under a key of its own.</summary>
public abstract record CorrelationFact
{
    /// <summary>The key in the changelog, the same wherever it is made.</summary>
    public abstract string Key { get; }
}
