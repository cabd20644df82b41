using FlowKafka.Flows;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Serialization;
using FlowKafka.Streams.Points;

namespace FlowKafka.Kafka.Feed;

/// <summary>Reads the topic of windows from its begin to its present end, outside of any group.</summary>
public static class WindowLog
{
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
        TopicLog.Read(kafka, pipeline, pipeline.Windows, (in BatchMessage message) => Take(message.Value, names, sink), log, stop);
    }

    private static void Take(ReadOnlySpan<byte> value, SymbolTable names, IWindowSink sink)
    {
        if (WindowPackReader.Is(value))
            WindowPackReader.Decode(value, names, (in WindowPoint point) => sink.Emit(point));
    }
}
