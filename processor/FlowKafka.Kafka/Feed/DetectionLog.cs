using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;

namespace FlowKafka.Kafka.Feed;

/// <summary>Reads the topic of detections from its begin to its present end, outside of any group.</summary>
public static class DetectionLog
{
    /// <summary>Hands over every document, partition after partition; revisions of one episode or campaign come in order.</summary>
    /// <param name="kafka">How to reach the brokers.</param>
    /// <param name="topics">The internal topics.</param>
    /// <param name="sink">Takes the documents: JSON in UTF-8, as they are before they are delivered.</param>
    /// <param name="log">Takes the clients' lines.</param>
    /// <param name="stop">Stops between two slices.</param>
    /// <exception cref="StageFailedException">The brokers do not answer, or a message is not readable.</exception>
    public static void Read(KafkaClientOptions kafka, TopicOptions topics, Action<byte[]> sink, ClientLog log, CancellationToken stop)
    {
        var pipeline = new PipelineTopics(topics);
        TopicLog.Read(kafka, pipeline, pipeline.Detections, (in BatchMessage message) => sink(message.Value.ToArray()), log, stop);
    }
}
