using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Positions;

namespace FlowKafka.Kafka.Feed;

/// <summary>Reads an internal topic from its begin to its present end, outside of any group.</summary>
internal static class TopicLog
{
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(100);

    /// <summary>Hands over every message, partition after partition.</summary>
    /// <param name="kafka">How to reach the brokers.</param>
    /// <param name="topics">The internal topics.</param>
    /// <param name="topic">The one to read; it has as many partitions as all of them.</param>
    /// <param name="handler">Takes the messages.</param>
    /// <param name="log">Takes the clients' lines.</param>
    /// <param name="stop">Stops between two slices.</param>
    /// <exception cref="StageFailedException">The brokers do not answer, or a message is not readable.</exception>
    public static void Read(
        KafkaClientOptions kafka, PipelineTopics topics, string topic, MessageHandler handler, ClientLog log, CancellationToken stop)
    {
        var clients = new KafkaClients(kafka, log);
        clients.Versions.Directory = new PublishedSchemas(clients, topics, TimeProvider.System);
        for (var partition = 0; partition < topics.Partitions; partition++)
        {
            // One for each partition: a reader that goes on to the next waits out the fetch that it left behind.
            using var reader = new PartitionReader(clients, "flowkafka-report", topics.Prefix + "report");
            var (low, high) = reader.Range(topic, partition);
            reader.Open(topic, partition, low, high);
            while (!reader.Step(Slice, handler))
                stop.ThrowIfCancellationRequested();
        }
    }
}
