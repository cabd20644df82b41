using System.Text;

using Confluent.Kafka;

using FlowKafka.Kafka.Client;

namespace FlowKafka.Kafka.Tests.Client;

/// <summary>
/// Keeps what it has seen together with what it could commit: where a commit fails, as the embedded cluster's do in the
/// middle of a rebalance, it forgets what it saw since the one before, since the next owner sees it again.
/// </summary>
internal sealed class Recorder : IAssignmentListener
{
    private readonly Dictionary<TopicPartition, long> _next = [];
    private readonly Dictionary<TopicPartition, long> _committed = [];
    private readonly List<Sighting> _seen = [];

    internal BatchConsumer? Consumer { get; set; }

    internal HashSet<TopicPartition> Owned { get; } = [];

    internal IReadOnlyList<Sighting> Seen => _seen;

    internal int Revocations { get; private set; }

    internal int Strays { get; private set; }

    internal int OutOfOrder { get; private set; }

    internal void Take(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var message = Consumer![i];
            Assert.Equal(ErrorCode.NoError, message.Error);
            var partition = new TopicPartition(message.Topic, message.Partition);
            if (!Owned.Contains(partition))
                Strays++;
            if (_next.TryGetValue(partition, out var expected) && expected != message.Offset)
                OutOfOrder++;
            _seen.Add(new(partition, message.Offset, Encoding.UTF8.GetString(message.Value)));
            _next[partition] = message.Offset + 1;
        }
    }

    internal void Forget()
    {
        _seen.Clear();
        _next.Clear();
    }

    public IEnumerable<TopicPartitionOffset> Assigned(IReadOnlyList<TopicPartition> partitions)
    {
        Owned.UnionWith(partitions);
        var starts = Consumer!.Consumer.Committed(partitions, TimeSpan.FromSeconds(10))
            .ConvertAll(c => new TopicPartitionOffset(c.TopicPartition, Math.Max(0, c.Offset.Value)));
        foreach (var start in starts)
            _next[start.TopicPartition] = _committed[start.TopicPartition] = start.Offset.Value;
        return starts;
    }

    public void Revoked(IReadOnlyList<TopicPartition> partitions)
    {
        Revocations++;
        try
        {
            Consumer!.Consumer.Commit(partitions.Select(p => new TopicPartitionOffset(p, _next[p])));
            foreach (var partition in partitions)
                _committed[partition] = _next[partition];
        }
        catch (KafkaException e) when (e.Error.Code == ErrorCode.RebalanceInProgress)
        {
            _seen.RemoveAll(s => partitions.Contains(s.Partition) && s.Offset >= _committed[s.Partition]);
        }

        Lost(partitions);
    }

    public void Lost(IReadOnlyList<TopicPartition> partitions)
    {
        Owned.ExceptWith(partitions);
        foreach (var partition in partitions)
            _next.Remove(partition);
    }

    internal readonly record struct Sighting(TopicPartition Partition, long Offset, string Value);
}
