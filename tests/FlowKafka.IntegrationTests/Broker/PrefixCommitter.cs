using Confluent.Kafka;

using FlowKafka.Kafka.Client;

using Xunit;

namespace FlowKafka.IntegrationTests.Broker;

/// <summary>Notes the number in each message, and commits what it has noted when partitions are taken from it.</summary>
internal sealed class PrefixCommitter : IAssignmentListener, IDisposable
{
    private readonly Dictionary<TopicPartition, long> _next = [];

    internal PrefixCommitter(KafkaClients clients, string topic)
    {
        Consumer = clients.BatchConsumer("test", $"group-{topic}", this);
        Consumer.Consumer.Subscribe(topic);
    }

    internal BatchConsumer Consumer { get; }

    internal HashSet<TopicPartition> Owned { get; } = [];

    internal List<(int Partition, int Number)> Seen { get; } = [];

    internal void Poll()
    {
        var count = Consumer.Poll(TimeSpan.FromMilliseconds(20));
        for (var i = 0; i < count; i++)
        {
            var message = Consumer[i];
            Assert.Equal(ErrorCode.NoError, message.Error);
            var partition = new TopicPartition(message.Topic, message.Partition);
            Assert.Contains(partition, Owned);
            Assert.Equal(_next[partition], message.Offset);
            _next[partition] = message.Offset + 1;
            Seen.Add((message.Partition, BitConverter.ToInt32(message.Value)));
        }
    }

    public IEnumerable<TopicPartitionOffset> Assigned(IReadOnlyList<TopicPartition> partitions)
    {
        Owned.UnionWith(partitions);
        var starts = Consumer.Consumer.Committed(partitions, TimeSpan.FromSeconds(30))
            .ConvertAll(c => new TopicPartitionOffset(c.TopicPartition, Math.Max(0, c.Offset.Value)));
        foreach (var start in starts)
            _next[start.TopicPartition] = start.Offset.Value;
        return starts;
    }

    public void Revoked(IReadOnlyList<TopicPartition> partitions)
    {
        Consumer.Consumer.Commit(partitions.Select(p => new TopicPartitionOffset(p, _next[p])));
        Lost(partitions);
    }

    public void Lost(IReadOnlyList<TopicPartition> partitions) => Owned.ExceptWith(partitions);

    public void Dispose() => Consumer.Dispose();
}
