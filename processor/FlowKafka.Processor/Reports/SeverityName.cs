namespace FlowKafka.Processor.Reports;

/// <summary>The words for severities.</summary>
internal static class SeverityName
{
    /// <summary>low, medium, high or critical.</summary>
    public static string Of(int severity) => severity switch
    {
        >= 99 => "critical",
        >= 73 => "high",
        >= 47 => "medium",
        _ => "low",
    };
}
