using System.Text.Json;

namespace FlowKafka.Processor.Reports;

/// <summary>What a detector found, as a report shows it.</summary>
/// <param name="Name">The finding's name, for people.</param>
/// <param name="LogOdds">What it adds to the logarithm of the odds.</param>
/// <param name="Text">The finding in words.</param>
internal sealed record ReportFinding(string Name, double LogOdds, string Text)
{
    /// <summary>Reads an entry of <c>flowkafka.findings</c>.</summary>
    public static ReportFinding Read(JsonElement finding) => new(
        finding.GetProperty("kind").GetString()!.Replace('_', ' '), finding.GetProperty("log_odds").GetDouble(), finding.GetProperty("text").GetString()!);
}
