using System.Diagnostics;

using Confluent.Kafka;

using FlowKafka.Kafka.Client;

using Xunit;

namespace FlowKafka.IntegrationTests.Broker;

[Collection(BrokerFixture.Name)]
public sealed class ClientsOnBrokerTests(BrokerFixture fixture)
{
    private readonly KafkaBroker _broker = fixture.Broker;

    [Fact]
    public void BatchConsumer_WhileASecondJoinsAndLeaves_GivesEveryMessageOnceInOrder()
    {
        const int Partitions = 4, PerPartition = 20_000;
        _broker.CreateTopics(new BrokerTopic("batches", Partitions));
        var clients = Clients();
        using var one = new PrefixCommitter(clients, "batches");
        using var two = new PrefixCommitter(clients, "batches");
        Assert.True(one.Consumer.IsNative);

        Fill(clients, "batches", Partitions, 0, PerPartition / 2);
        PollUntil(() => one.Seen.Count >= 1000, one);
        PollUntil(() => two.Owned.Count == 2 && one.Owned.Count == 2, one, two);
        Fill(clients, "batches", Partitions, PerPartition / 2, PerPartition);
        PollUntil(() => two.Seen.Count >= 1000, one, two);
        two.Consumer.Close();
        PollUntil(() => one.Seen.Count + two.Seen.Count >= Partitions * PerPartition, one);

        var expected = Enumerable.Range(0, Partitions).SelectMany(p => Enumerable.Range(0, PerPartition).Select(n => (p, n)));
        Assert.Equal(expected, one.Seen.Concat(two.Seen).Order());
        Assert.Equal(Partitions, one.Owned.Count);
    }

    [Fact]
    public async Task TopicSetup_OnABrokerWithoutCreateTopics_NamesTheTopicsAndTheCommand()
    {
        _broker.CreateTopics(new BrokerTopic("there", 3));
        var result = await new TopicSetup(Clients()).EnsureAsync(
            [new("there", 3), new("missing", 8, Config: new Dictionary<string, string> { ["cleanup.policy"] = "compact" }), new("input", 0)],
            replicationFactor: 1, create: true, TimeSpan.FromSeconds(20));

        Assert.Equal(3, result.PartitionCounts["there"]);
        Assert.Equal(2, result.Problems.Count);
        Assert.StartsWith("topic missing does not exist and can't be created (", result.Problems[0]);
        Assert.EndsWith(
            "create it: kafka-topics.sh --zookeeper ZOOKEEPER:2181 --create --topic missing --partitions 8 --replication-factor 1 --config cleanup.policy=compact",
            result.Problems[0]);
        Assert.Equal("topic input does not exist", result.Problems[1]);
    }

    [Fact]
    public async Task TopicSetup_OfATopicWithAnotherNumberOfPartitions_SaysSo()
    {
        _broker.CreateTopics(new BrokerTopic("five", 5));
        var result = await new TopicSetup(Clients()).EnsureAsync(
            [new("five", 6)], replicationFactor: 1, create: true, TimeSpan.FromSeconds(20));

        Assert.Equal(["topic five has 5 partitions and not 6: set the number to 5, or delete the topic"], result.Problems);
    }

    private KafkaClients Clients() => new(
        new KafkaClientOptions
        {
            BootstrapServers = _broker.BootstrapServers,
            BrokerVersionFallback = KafkaBroker.Version,
            SessionTimeout = TimeSpan.FromSeconds(6),
        },
        new ClientLog((_, _) => { }, TimeProvider.System));

    private static void Fill(KafkaClients clients, string topic, int partitions, int from, int to)
    {
        using var producer = clients.Producer("fill").Build();
        for (var i = from; i < to; i++)
        {
            for (var p = 0; p < partitions; p++)
                producer.Produce(new TopicPartition(topic, p), new Message<byte[]?, byte[]> { Value = BitConverter.GetBytes(i) });
            if (i % 4096 == 0)
                producer.Flush(TimeSpan.FromSeconds(30));
        }

        Assert.Equal(0, producer.Flush(TimeSpan.FromSeconds(60)));
    }

    private static void PollUntil(Func<bool> done, params PrefixCommitter[] consumers)
    {
        var watch = Stopwatch.StartNew();
        while (!done())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(90), "not done within the deadline");
            foreach (var consumer in consumers)
                consumer.Poll();
        }
    }
}
