using System.Globalization;
using FlowKafka.Flows;
using FlowKafka.Kafka.Pipeline;

namespace FlowKafka.Processor.Demo;

/// <summary>Checks that nothing went astray between simulation and delivery.</summary>
internal static class DemoConsistency
{
    /// <summary>One line for each account that does not balance; none when the run is complete.</summary>
    /// <param name="metrics">The pipeline's counters.</param>
    /// <param name="lines">Lines that were fed.</param>
    /// <param name="points">Points that were read back from the topic of windows.</param>
    /// <param name="detections">Documents that were read back from the topic of detections.</param>
    public static IReadOnlyList<string> Faults(PipelineMetrics metrics, long lines, long points, long detections)
    {
        var setAside = Enum.GetValues<SkipReason>().Sum(metrics.Skipped) + Enum.GetValues<RejectReason>().Sum(metrics.Rejected);
        var faults = new List<string>();
        Balance(faults, "lines fed, and records offered", lines, metrics[PipelineCounter.RecordsOffered]);
        Balance(faults, "records offered, and accepted or set aside", metrics[PipelineCounter.RecordsOffered], metrics[PipelineCounter.RecordsAccepted] + setAside);
        Balance(faults, "records accepted, and read by the window stage", metrics[PipelineCounter.RecordsAccepted], metrics[PipelineCounter.WindowRecords]);
        Balance(faults, "points written, and in the topic of windows", metrics[PipelineCounter.Points], points);
        Balance(faults, "points written, and judged", metrics[PipelineCounter.Points], metrics[PipelineCounter.PointsJudged]);
        Balance(faults, "detections written, and in the topic of detections", metrics[PipelineCounter.Detections], detections);
        Balance(faults, "records of closed windows, and none", metrics[PipelineCounter.Covered], 0);
        Balance(faults, "messages that the broker did not take, and none", metrics[PipelineCounter.FailedProduces], 0);
        return faults;
    }

    /// <summary>The same for detections that were delivered to files.</summary>
    /// <param name="metrics">The pipeline's counters.</param>
    /// <param name="documents">Documents in the files.</param>
    public static IReadOnlyList<string> FileFaults(PipelineMetrics metrics, long documents)
    {
        var faults = new List<string>();
        Balance(faults, "detections written, and delivered", metrics[PipelineCounter.Detections], metrics[PipelineCounter.Delivered]);
        Balance(faults, "detections delivered, and in the files", metrics[PipelineCounter.Delivered], documents);
        return faults;
    }

    /// <summary>A line when two numbers are not the same; null when they are.</summary>
    public static string? Compare(string what, long one, long other) =>
        one == other ? null : string.Create(CultureInfo.InvariantCulture, $"Not consistent: {what}: {one} and {other}.");

    private static void Balance(List<string> faults, string what, long one, long other)
    {
        if (Compare(what, one, other) is { } fault)
            faults.Add(fault);
    }
}
