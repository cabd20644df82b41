namespace FlowKafka.Kafka.Deliver;

/// <summary>
/// A place to which detections are delivered. Calls come from one thread. A failure that may pass is an
/// <see cref="IOException"/>: the partition is opened again after a while, and what follows its
/// <see cref="DeliveryPoint"/> comes again.
/// </summary>
public interface IDetectionWriter : IDisposable
{
    /// <summary>Begins with a partition, or again after a failure.</summary>
    /// <returns>How far it has come by its own account; null when it keeps none, and the committed offset counts.</returns>
    DeliveryPoint? Open(int partition);

    /// <summary>Delivers documents; when it returns they are there for good, and the offsets may be committed.</summary>
    void Write(int partition, DetectionBatch batch);

    /// <summary>The partition goes elsewhere.</summary>
    void Close(int partition);
}
