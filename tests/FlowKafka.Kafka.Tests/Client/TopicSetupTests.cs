using FlowKafka.Kafka.Client;

namespace FlowKafka.Kafka.Tests.Client;

public sealed class TopicSetupTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task EnsureAsync_WhenAllIsThere_TellsThePartitionCounts()
    {
        using var cluster = new EmbeddedCluster();
        cluster.CreateTopic("input", 3);
        cluster.CreateTopic("flows", 8);
        var result = await Setup(cluster.BootstrapServers).EnsureAsync([new("input", 0), new("flows", 8)], 1, create: false, Timeout);

        Assert.True(result.Ok);
        Assert.Equal((3, 8), (result.PartitionCounts["input"], result.PartitionCounts["flows"]));
    }

    [Fact]
    public async Task EnsureAsync_WhenTopicsMayNotBeCreated_GivesTheCommand()
    {
        using var cluster = new EmbeddedCluster();
        var result = await Setup(cluster.BootstrapServers).EnsureAsync([new("flows", 8)], 1, create: false, Timeout);

        Assert.Equal(
            [$"topic flows does not exist; create it: kafka-topics.sh --bootstrap-server {cluster.BootstrapServers} --create --topic flows --partitions 8 --replication-factor 1"],
            result.Problems);
    }

    [Fact]
    public async Task EnsureAsync_WithoutABroker_SaysSoInOneLine()
    {
        var result = await Setup("127.0.0.1:1").EnsureAsync([new("flows", 8)], 1, create: true, TimeSpan.FromSeconds(2));

        Assert.True(result.Unreachable);
        Assert.StartsWith("no Kafka broker answers at 127.0.0.1:1: ", Assert.Single(result.Problems));
    }

    private static TopicSetup Setup(string servers) =>
        new(new KafkaClients(new KafkaClientOptions { BootstrapServers = servers }, Clients.Silent()));
}
