namespace FlowKafka.Kafka.Exchange;

/// <summary>A pack that waits for its window. An array of its own, of just its size, is given back as soon as it is read.</summary>
/// <param name="Source">The partition that wrote it.</param>
/// <param name="Order">Its place among the source's packs of the window.</param>
/// <param name="Offset">Where it stands in the log.</param>
/// <param name="Payload">What it holds.</param>
internal readonly record struct HeldPack(int Source, long Order, long Offset, byte[] Payload);
