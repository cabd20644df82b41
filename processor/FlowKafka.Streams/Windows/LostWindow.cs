namespace FlowKafka.Streams.Windows;

/// <summary>A control record: a reporter lost records in a window.</summary>
/// <param name="Reporter">Symbol of the reporter, <c>account/interface</c>.</param>
/// <param name="WindowStart">Start of the window, Unix milliseconds.</param>
public readonly record struct LostWindow(int Reporter, long WindowStart);
