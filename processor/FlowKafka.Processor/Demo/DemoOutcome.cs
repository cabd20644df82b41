using FlowKafka.Detection.Models;
using FlowKafka.Flows;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Processor.Reports;
using FlowKafka.Processor.Scoring;

namespace FlowKafka.Processor.Demo;

/// <summary>All that a demonstration came to.</summary>
internal sealed record DemoOutcome
{
    public required IReadOnlyList<Model> Models { get; init; }

    public required FoundEpisodes Episodes { get; init; }

    public required DemoVerdict Verdict { get; init; }

    /// <summary>What went through the pipeline.</summary>
    public required ReportInput Input { get; init; }

    /// <summary>From the first message read to the last document delivered.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>One line for each account that does not balance.</summary>
    public required IReadOnlyList<string> Faults { get; init; }

    /// <summary>Reads a pipeline's counters.</summary>
    public static ReportInput InputOf(PipelineMetrics metrics, WindowTotals windows)
    {
        var setAside = new List<(string, long)>();
        foreach (var reason in Enum.GetValues<SkipReason>())
        {
            if (metrics.Skipped(reason) > 0)
                setAside.Add((ReasonText.Of(reason), metrics.Skipped(reason)));
        }

        foreach (var reason in Enum.GetValues<RejectReason>())
        {
            if (metrics.Rejected(reason) > 0)
                setAside.Add((ReasonText.Of(reason), metrics.Rejected(reason)));
        }

        return new()
        {
            Offered = metrics[PipelineCounter.RecordsOffered],
            Accepted = metrics[PipelineCounter.RecordsAccepted],
            SetAside = setAside,
            Duplicates = metrics[PipelineCounter.Duplicates],
            Windows = windows.Windows,
            Points = windows.Points,
            Conversations = windows.Conversations,
            From = windows.From,
            To = windows.To,
        };
    }
}
