namespace FlowKafka.Detection.Correlation;

/// <summary>
/// A fact as the changelog keeps it: as it is, and as it was when changes were last taken. Whoever restores takes the
/// former only if all changes that were taken with it are there, which a <see cref="ClosedFact"/> behind them says.
/// </summary>
public sealed record CorrelationState
{
    /// <summary>The moment of the newest step that changed the fact, Unix milliseconds.</summary>
    public required long AsOf { get; init; }

    /// <summary>The fact; null when it is gone.</summary>
    public required CorrelationFact? Now { get; init; }

    /// <summary>The fact before; null when there was none.</summary>
    public required CorrelationFact? Before { get; init; }
}
