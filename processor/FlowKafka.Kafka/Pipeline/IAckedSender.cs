namespace FlowKafka.Kafka.Pipeline;

/// <summary>Sends messages, and tells when all of them are acknowledged. One caller at a time.</summary>
internal interface IAckedSender
{
    /// <summary>Hands a message over; it is on its way when this returns. A null value is a tombstone.</summary>
    /// <exception cref="StageFailedException">An earlier message was not taken, or this one can't be.</exception>
    void Send(string topic, int partition, byte[]? key, byte[]? value);

    /// <summary>Waits until everything that was sent is acknowledged.</summary>
    /// <returns>The offset of the newest acknowledged message; negative when the broker did not say.</returns>
    /// <exception cref="StageFailedException">A message was not taken.</exception>
    long WaitForAcks();
}
