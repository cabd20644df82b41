using System.Diagnostics.Metrics;

namespace FlowKafka.Kafka.Pipeline;

/// <summary>Shows lag, watermarks and readiness of the stages as instruments.</summary>
internal static class StageGauges
{
    public static void Add(Meter meter, IReadOnlyList<StageStatus> statuses)
    {
        meter.CreateObservableGauge("flowkafka.stage.lag", () => Partitions(statuses, p => p.Lag), unit: "{message}");
        meter.CreateObservableGauge(
            "flowkafka.stage.watermark", () => Partitions(statuses, p => p.Watermark).Where(m => m.Value != long.MinValue), unit: "ms");
        meter.CreateObservableGauge("flowkafka.stage.ready", () => statuses.Select(s => new Measurement<int>(s.IsReady ? 1 : 0, Stage(s))));
    }

    private static IEnumerable<Measurement<long>> Partitions(IReadOnlyList<StageStatus> statuses, Func<PartitionStatus, long> value)
    {
        foreach (var status in statuses)
        {
            foreach (var partition in status.Partitions)
                yield return new(value(partition), Stage(status), new("topic", partition.Topic), new("partition", partition.Partition));
        }
    }

    private static KeyValuePair<string, object?> Stage(StageStatus status) => new("stage", status.Stage.ToString().ToLowerInvariant());
}
