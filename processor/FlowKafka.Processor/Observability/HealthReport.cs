namespace FlowKafka.Processor.Observability;

/// <summary>How the process is.</summary>
/// <param name="IsLive">False when it should be restarted.</param>
/// <param name="IsReady">True when it does its work.</param>
/// <param name="Detail">A line or more that says how it stands.</param>
internal sealed record HealthReport(bool IsLive, bool IsReady, string Detail);
