using FlowKafka.Kafka.Pipeline;

namespace FlowKafka.Kafka.Feed;

/// <summary>Takes values for a topic of flow logs, and tells when all of them are acknowledged. One caller at a time.</summary>
public interface IMessageFeed
{
    /// <summary>Partitions of the topic.</summary>
    int Partitions { get; }

    /// <summary>Hands a value over; the array may be reused when this returns.</summary>
    /// <exception cref="StageFailedException">An earlier value was not taken.</exception>
    void Send(int partition, byte[] value);

    /// <summary>Waits until all values are acknowledged.</summary>
    /// <exception cref="StageFailedException">A value was not taken.</exception>
    void Flush();
}
