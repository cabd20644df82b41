using System.Text;

using Confluent.Kafka;

using FlowKafka.Kafka.Client;

namespace FlowKafka.Kafka.Tests.Client;

/// <summary>Clients of an embedded cluster, and topics with known content.</summary>
internal static class Clients
{
    // The embedded cluster waits for a session's time, less a second, before it assigns anew.
    internal static KafkaClients Of(EmbeddedCluster cluster) => new(
        new KafkaClientOptions { BootstrapServers = cluster.BootstrapServers, SessionTimeout = TimeSpan.FromSeconds(6) },
        Silent());

    internal static ClientLog Silent() => new((_, _) => { }, TimeProvider.System);

    internal static void Fill(KafkaClients clients, string topic, int partitions, int perPartition, int from = 0)
    {
        using var producer = clients.Producer("fill").Build();
        for (var i = from; i < from + perPartition; i++)
        {
            for (var p = 0; p < partitions; p++)
            {
                var message = new Message<byte[]?, byte[]> { Value = Encoding.UTF8.GetBytes($"{p}:{i}") };
                producer.Produce(new TopicPartition(topic, p), message, report => Assert.False(report.Error.IsError));
            }
        }

        Assert.Equal(0, producer.Flush(TimeSpan.FromSeconds(30)));
    }
}
