namespace FlowKafka.Kafka.Judge;

/// <summary>What a marker of the log of windows closes: the windows that had not been closed before, and the moment.</summary>
/// <param name="Windows">Packs by window, oldest first.</param>
/// <param name="ClosedThrough">The marker's moment, Unix milliseconds.</param>
/// <param name="Next">The offset behind the marker.</param>
internal sealed record ClosedStep(IReadOnlyList<(long End, HeldPoints Packs)> Windows, long ClosedThrough, long Next);
