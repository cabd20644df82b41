namespace FlowKafka.Kafka.Deliver;

/// <summary>A document that a sink will never take.</summary>
/// <param name="Ticket">What <see cref="IDocumentSink.Add"/> returned for it.</param>
/// <param name="Index">Where it was to go.</param>
/// <param name="Id">Its id.</param>
/// <param name="Status">The status that it was refused with.</param>
/// <param name="Error">The sink's words.</param>
/// <param name="Document">Its bytes.</param>
public readonly record struct RejectedDelivery(long Ticket, string Index, string Id, int Status, string Error, ReadOnlyMemory<byte> Document);
