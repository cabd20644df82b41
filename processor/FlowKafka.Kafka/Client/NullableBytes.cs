using Confluent.Kafka;

namespace FlowKafka.Kafka.Client;

/// <summary>Passes bytes through, and null for a message without a key.</summary>
internal sealed class NullableBytes : ISerializer<byte[]?>
{
    internal static readonly NullableBytes Instance = new();

    /// <inheritdoc/>
    public byte[]? Serialize(byte[]? data, SerializationContext context) => data;
}
