namespace FlowKafka.Flows;

/// <summary>An interval for which a reporter says that it lost records (AWS: SKIPDATA).</summary>
/// <param name="Reporter">Symbol of the reporter, <c>account/interface</c>.</param>
/// <param name="Start">First moment, Unix milliseconds, inclusive.</param>
/// <param name="End">Last moment, Unix milliseconds, inclusive.</param>
public readonly record struct LostInterval(int Reporter, long Start, long End);
