using FlowKafka.Kafka.Pipeline;
using FlowKafka.Testing;

namespace FlowKafka.Kafka.Tests.Host;

/// <summary>Dies before the message that it is told to; what was sent before arrives.</summary>
internal sealed class FragileSender(AckedProducer producer) : IAckedSender
{
    /// <summary>Messages that it still sends.</summary>
    public int Left { get; set; } = int.MaxValue;

    public void Send(string topic, int partition, byte[]? key, byte[]? value)
    {
        if (Left-- == 0)
        {
            producer.WaitForAcks();
            throw new CrashException();
        }

        producer.Send(topic, partition, key, value);
    }

    public long WaitForAcks() => producer.WaitForAcks();
}
