using FlowKafka.Detection.Models;
using FlowKafka.Processor.Reports;

namespace FlowKafka.Processor.Scoring;

/// <summary>Bars in words.</summary>
internal static class BarText
{
    /// <summary>How often a bar was met where it was known who mines; empty when that was not measured.</summary>
    public static string Evidence(ModelBar bar) => bar.Evidence is { } evidence
        ? $"met by {Quantity.Count(evidence.MinersMatched)} of {Quantity.Of(evidence.MinersJudged, "miner")} and {Quantity.Count(evidence.OthersMatched)} of {Quantity.Of(evidence.OthersJudged, "other")}"
        : "";
}
