using System.Text;

using Confluent.Kafka;

using Xunit;

namespace FlowKafka.IntegrationTests.Broker;

/// <summary>The broker itself, before anything is built on it.</summary>
public sealed class KafkaBrokerTests
{
    [Fact]
    public void Data_OverAStopAndAKill_IsStillThere()
    {
        using var broker = new KafkaBroker();
        broker.CreateTopics(new BrokerTopic("two", 2), new BrokerTopic("compacted", 1, ("cleanup.policy", "compact")));

        Produce(broker, "before");
        Commit(broker, offset: 1);
        broker.Stop();
        broker.Start();
        Produce(broker, "between");
        broker.Kill();
        broker.Start();
        Produce(broker, "after");

        Assert.Equal(["before", "between", "after"], Consume(broker, 3));
        using var consumer = Consumer(broker);
        var committed = consumer.Committed([new TopicPartition("two", 1)], TimeSpan.FromSeconds(30));
        Assert.Equal(1, committed[0].Offset.Value);
    }

    private static void Produce(KafkaBroker broker, string value)
    {
        using var producer = new ProducerBuilder<Null, byte[]>(new ProducerConfig(broker.ClientConfig) { Acks = Acks.All }).Build();
        producer.Produce(new TopicPartition("two", 1), new Message<Null, byte[]> { Value = Encoding.UTF8.GetBytes(value) });
        Assert.Equal(0, producer.Flush(TimeSpan.FromSeconds(30)));
    }

    private static void Commit(KafkaBroker broker, long offset)
    {
        using var consumer = Consumer(broker);
        consumer.Commit([new TopicPartitionOffset("two", 1, offset)]);
    }

    private static List<string> Consume(KafkaBroker broker, int count)
    {
        using var consumer = Consumer(broker);
        consumer.Assign(new TopicPartitionOffset("two", 1, Offset.Beginning));
        var values = new List<string>();
        while (values.Count < count && consumer.Consume(TimeSpan.FromSeconds(30)) is { } result)
            values.Add(Encoding.UTF8.GetString(result.Message.Value));
        return values;
    }

    private static IConsumer<Ignore, byte[]> Consumer(KafkaBroker broker) =>
        new ConsumerBuilder<Ignore, byte[]>(new ConsumerConfig(broker.ClientConfig)
        {
            GroupId = "test",
            EnableAutoCommit = false,
            SessionTimeoutMs = 6000,
        }).Build();
}
