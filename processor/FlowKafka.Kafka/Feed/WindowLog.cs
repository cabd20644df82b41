using FlowKafka.Flows;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Positions;
using FlowKafka.Kafka.Serialization;
using FlowKafka.Streams.Points;

namespace FlowKafka.Kafka.Feed;

/// <summary>Reads the topic of windows from its begin to its present end, outside of any group.</summary>
public static class WindowLog
{
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(100);

    /// <summary>Hands over every point, partition after partition; one that was written twice comes twice.</summary>
    /// <param name="kafka">How to reach the brokers.</param>
    /// <param name="topics">The internal topics.</param>
    /// <param name="sink">Takes the points.</param>
    /// <param name="log">Takes the clients' lines.</param>
    /// <param name="stop">Stops between two slices.</param>
    /// <exception cref="StageFailedException">The brokers do not answer, or a message is not readable.</exception>
    public static void Read(KafkaClientOptions kafka, TopicOptions topics, IWindowSink sink, ClientLog log, CancellationToken stop)
    {
        var names = new SymbolTable();
        var pipeline = new PipelineTopics(topics);
        var topic = pipeline.Windows;
        var clients = new KafkaClients(kafka, log);
        clients.Versions.Directory = new PublishedSchemas(clients, pipeline, TimeProvider.System);
        for (var partition = 0; partition < topics.Partitions; partition++)
        {
            // One for each partition: a reader that goes on to the next waits out the fetch that it left behind.
            using var reader = new PartitionReader(clients, "flowkafka-windows", topics.Prefix + "report");
            var (low, high) = reader.Range(topic, partition);
            reader.Open(topic, partition, low, high);
            while (!reader.Step(Slice, (in BatchMessage message) => Take(message.Value, names, sink)))
                stop.ThrowIfCancellationRequested();
        }
    }

    private static void Take(ReadOnlySpan<byte> value, SymbolTable names, IWindowSink sink)
    {
        if (WindowPackReader.Is(value))
            WindowPackReader.Decode(value, names, (in WindowPoint point) => sink.Emit(point));
    }
}
