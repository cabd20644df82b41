namespace FlowKafka.Streams.Windows;

/// <summary>Where in the log of windows a marker stands.</summary>
/// <param name="ClosedThrough">The marker's moment, Unix milliseconds.</param>
/// <param name="Offset">The marker's offset.</param>
public readonly record struct MarkerPosition(long ClosedThrough, long Offset);
