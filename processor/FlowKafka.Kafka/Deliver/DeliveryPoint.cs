namespace FlowKafka.Kafka.Deliver;

/// <summary>How far the place of delivery itself says that it has come in a partition.</summary>
/// <param name="Offset">An offset of the partition.</param>
/// <param name="Delivered">How many messages from that offset on have been delivered too.</param>
public readonly record struct DeliveryPoint(long Offset, int Delivered);
