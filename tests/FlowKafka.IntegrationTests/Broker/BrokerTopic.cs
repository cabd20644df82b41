using Confluent.Kafka;

namespace FlowKafka.IntegrationTests.Broker;

/// <summary>A topic to create on a <see cref="KafkaBroker"/>.</summary>
internal sealed record BrokerTopic(string Name, int Partitions, params (string Name, string Value)[] Config)
{
    /// <summary>ZooKeeper's commands: the settings first, since the broker acts on the partitions.</summary>
    internal string ToCommands()
    {
        var config = string.Join(',', Config.Select(c => $"\"{c.Name}\":\"{c.Value}\""));
        var partitions = string.Join(',', Enumerable.Range(0, Partitions).Select(p => $"\"{p}\":[0]"));
        return $"create /config/topics/{Name} {{\"version\":1,\"config\":{{{config}}}}}\n"
            + $"create /brokers/topics/{Name} {{\"version\":1,\"partitions\":{{{partitions}}}}}\n";
    }

    /// <summary>True when all partitions have a leader.</summary>
    internal bool IsIn(Metadata metadata) => metadata.Topics.Any(topic =>
        topic.Topic == Name && topic.Partitions.Count == Partitions
        && topic.Partitions.All(p => p.Leader >= 0 && p.Error.Code == ErrorCode.NoError));
}
