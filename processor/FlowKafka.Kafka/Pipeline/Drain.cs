using FlowKafka.Kafka.Client;

namespace FlowKafka.Kafka.Pipeline;

/// <summary>Waits until all input has gone through the stages of this process, one stage after the other.</summary>
internal sealed class Drain(KafkaClients clients, PipelineTopics topics, IReadOnlyList<StageStatus> statuses, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    public async Task WaitAsync(CancellationToken stop)
    {
        using var reader = new PartitionReader(clients, "flowkafka-drain", topics.Group(PipelineStage.Deliver) + ".drain");
        foreach (var status in statuses)
        {
            while (!status.IsReady || status.Partitions.IsEmpty)
                await Task.Delay(Interval, time, stop).ConfigureAwait(false);
            var ends = Ends(reader, status);
            while (!HasCome(status, ends))
                await Task.Delay(Interval, time, stop).ConfigureAwait(false);
        }
    }

    // Asked when the stage before has come to its own end: what it wrote is in them.
    private static Dictionary<(string, int), long> Ends(PartitionReader reader, StageStatus status)
    {
        var ends = new Dictionary<(string, int), long>();
        foreach (var partition in status.Partitions)
            ends[(partition.Topic, partition.Partition)] = reader.Range(partition.Topic, partition.Partition).High;
        return ends;
    }

    private static bool HasCome(StageStatus status, Dictionary<(string Topic, int Partition), long> ends)
    {
        var partitions = status.Partitions;
        if (!status.IsReady)
            return false;
        var reached = 0;
        foreach (var partition in partitions)
        {
            if (!partition.IsSettled)
                return false;
            if (ends.TryGetValue((partition.Topic, partition.Partition), out var end) && partition.Next >= end)
                reached++;
        }

        return reached == ends.Count;
    }
}
