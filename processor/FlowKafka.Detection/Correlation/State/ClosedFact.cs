namespace FlowKafka.Detection.Correlation;

/// <summary>All steps up to a moment are in the changelog, wholly: it is the last of the changes that are taken together.</summary>
/// <param name="ClosedThrough">Unix milliseconds, inclusive.</param>
public sealed record ClosedFact(long ClosedThrough) : CorrelationFact
{
    /// <summary>The only key of its kind.</summary>
    public const string OnlyKey = "closed";

    /// <inheritdoc/>
    public override string Key => OnlyKey;
}
