using Confluent.Kafka;
using FlowKafka.Kafka.Client;

namespace FlowKafka.Kafka.Pipeline;

/// <summary>
/// The tasks of the partitions that a stage owns. A partition that comes back in the very next assignment, without
/// anybody having committed for it, goes on with the state that it had: most rebalances move few partitions.
/// </summary>
internal sealed class TaskAssignment(StageContext context, string topic, Func<int, long, IPartitionTask> make) : IAssignmentListener
{
    private readonly SortedDictionary<int, OwnedTask> _owned = [];
    private readonly Dictionary<int, OwnedTask> _suspended = [];

    /// <summary>The consumer whose assignment this is.</summary>
    public IConsumer<byte[], byte[]> Consumer { get; set; } = null!;

    /// <summary>True once the group has assigned something, be it nothing.</summary>
    public bool HasAssignment { get; private set; }

    /// <summary>All of them, by partition.</summary>
    public SortedDictionary<int, OwnedTask>.ValueCollection All => _owned.Values;

    public OwnedTask? Find(int partition) => _owned.GetValueOrDefault(partition);

    public IEnumerable<TopicPartitionOffset> Assigned(IReadOnlyList<TopicPartition> partitions)
    {
        HasAssignment = true;
        context.Metrics.Add(PipelineCounter.Assignments);
        var committed = partitions.Count == 0 ? [] : GroupCommits.Committed(Consumer, partitions, context);
        var starts = new List<TopicPartitionOffset>();
        foreach (var place in partitions)
        {
            var task = TakeOver(place.Partition.Value, committed[place]);
            _owned.Add(place.Partition.Value, task);
            starts.Add(new(place, task.Task.Next));
        }

        Drop(_suspended);
        return starts;
    }

    public void Revoked(IReadOnlyList<TopicPartition> partitions)
    {
        foreach (var place in partitions)
        {
            if (!_owned.Remove(place.Partition.Value, out var task))
                continue;
            if (task.IsRestored)
                _suspended[place.Partition.Value] = task;
            else
                task.Task.Dispose();
        }
    }

    public void Lost(IReadOnlyList<TopicPartition> partitions)
    {
        Revoked(partitions);
        Drop(_suspended);
    }

    public void DropAll()
    {
        Drop(_suspended);
        foreach (var task in _owned.Values)
            task.Task.Dispose();
        _owned.Clear();
    }

    private OwnedTask TakeOver(int partition, long? committed)
    {
        if (_suspended.Remove(partition, out var known))
        {
            if (known.Committed == committed)
            {
                known.IsPaused = false;
                return known;
            }

            known.Task.Dispose();
        }

        if (committed is { } next)
            OffsetRange.Check(Consumer, topic, partition, next);
        var start = committed ?? PartitionReader.Range(Consumer, topic, partition).Low;
        return new OwnedTask(partition, make(partition, start), committed);
    }

    private static void Drop(Dictionary<int, OwnedTask> tasks)
    {
        foreach (var task in tasks.Values)
            task.Task.Dispose();
        tasks.Clear();
    }
}
