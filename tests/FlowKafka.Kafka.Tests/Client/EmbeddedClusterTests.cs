using FlowKafka.Kafka.Client;

namespace FlowKafka.Kafka.Tests.Client;

public sealed class EmbeddedClusterTests
{
    [Fact]
    public void CreateTopic_WithSixPartitions_MetadataTellsSix()
    {
        using var cluster = new EmbeddedCluster();
        cluster.CreateTopic("six", 6);

        using var admin = Clients.Of(cluster).Admin().Build();
        var topics = admin.GetMetadata(TimeSpan.FromSeconds(10)).Topics;

        Assert.Equal(["six"], topics.Select(t => t.Topic));
        Assert.Equal(6, topics[0].Partitions.Count);
    }

    [Fact]
    public void CreateTopic_WithTheSameNameTwice_Throws()
    {
        using var cluster = new EmbeddedCluster();
        cluster.CreateTopic("once", 1);
        var error = Assert.Throws<InvalidOperationException>(() => cluster.CreateTopic("once", 1));
        Assert.StartsWith("Topic once can't be created: ", error.Message);
    }
}
