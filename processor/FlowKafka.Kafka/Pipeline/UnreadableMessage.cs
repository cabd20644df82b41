using FlowKafka.Avro;
using FlowKafka.Kafka.Client;

namespace FlowKafka.Kafka.Pipeline;

/// <summary>A message of an internal topic that is none of ours, or of another version: to pass over it would lose data in silence.</summary>
internal static class UnreadableMessage
{
    public static StageFailedException At(in BatchMessage message, AvroFormatException? inner = null) =>
        At(message.Topic, message.Partition, message.Offset, inner);

    public static StageFailedException At(string topic, int partition, long offset, AvroFormatException? inner) => new(
        StageFailure.Unreadable,
        $"{topic}/{partition} holds a message at offset {offset} that this version can't read ({inner?.Message ?? "its schema is unknown"}): was it written by another version or program?",
        inner);
}
