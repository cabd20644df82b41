namespace FlowKafka.Processor.Reports;

/// <summary>The moment at which an episode reached a severity.</summary>
/// <param name="Time">End of the window that made it, Unix milliseconds.</param>
/// <param name="Severity">21, 47, 73 or 99.</param>
internal sealed record SeverityRise(long Time, int Severity);
