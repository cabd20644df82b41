using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;

namespace FlowKafka.Kafka.Deliver;

/// <summary>Messages of detections: each is a document.</summary>
internal sealed class DetectionDocuments : IMessageDocuments
{
    public int Send(in BatchMessage message, int done, DocumentOutput output)
    {
        if (!DocumentHead.TryRead(message.Value, withSeries: true, out var head)
            || head.Id.IsEmpty || head.SeriesId.IsEmpty || message.Value.Contains((byte)'\n'))
            throw UnreadableMessage.At(message);
        return output.TryAdd(head, message.Value) ? IMessageDocuments.All : 0;
    }
}
