namespace FlowKafka.Detection.Strategies;

/// <summary>When a pair was flagged for the first time.</summary>
/// <param name="Windows">The complete windows that the verdict rests on.</param>
/// <param name="After">From the start of the conversation's first window to the end of the window that brought the verdict.</param>
public readonly record struct FirstFlag(int Windows, TimeSpan After);
