using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;

namespace FlowKafka.Kafka.Feed;

/// <summary>Writes values into a topic of flow logs, for replays and simulations. One caller at a time.</summary>
public sealed class TopicFeed : IMessageFeed, IDisposable
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(10);

    private readonly PipelineMetrics _metrics = new();
    private readonly AckedProducer _producer;
    private readonly string _topic;

    private TopicFeed(KafkaClients clients, string topic, int partitions)
    {
        _topic = topic;
        Partitions = partitions;
        _producer = new AckedProducer(clients, "flowkafka-feed", _metrics);
    }

    /// <inheritdoc/>
    public int Partitions { get; }

    /// <summary>Finds the topic, or creates it.</summary>
    /// <param name="options">How to reach the brokers.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="createWith">Partitions to create it with when it is missing; 0 to fail then.</param>
    /// <param name="log">Takes the clients' lines.</param>
    /// <exception cref="StageFailedException">The options have a fault, no broker answers, or the topic is missing.</exception>
    public static async Task<TopicFeed> OpenAsync(KafkaClientOptions options, string topic, int createWith, ClientLog log)
    {
        var faults = KafkaClientOptionsValidator.Validate(options);
        if (faults.Count > 0)
            throw new StageFailedException(StageFailure.Configuration, string.Join('\n', faults));
        var clients = new KafkaClients(options, log);
        var found = await new TopicSetup(clients)
            .EnsureAsync([new TopicNeed(topic, createWith, Exact: false)], replicationFactor: -1, create: createWith > 0, AnswerTime)
            .ConfigureAwait(false);
        if (!found.Ok)
            throw new StageFailedException(found.Unreachable ? StageFailure.Broker : StageFailure.Topics, string.Join('\n', found.Problems));
        return new(clients, topic, found.PartitionCounts[topic]);
    }

    /// <inheritdoc/>
    public void Send(int partition, byte[] value) => _producer.Send(_topic, partition, key: null, value);

    /// <inheritdoc/>
    public void Flush() => _producer.WaitForAcks();

    /// <inheritdoc/>
    public void Dispose()
    {
        _producer.Dispose();
        _metrics.Dispose();
    }
}
