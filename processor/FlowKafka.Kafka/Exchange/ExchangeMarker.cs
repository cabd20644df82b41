namespace FlowKafka.Kafka.Exchange;

/// <summary>A source has written everything of the windows that end at or before a moment.</summary>
/// <param name="Source">The partition that wrote it.</param>
/// <param name="ClosedThrough">The moment, Unix milliseconds.</param>
/// <param name="Payload">What the source tells every partition; may be empty.</param>
internal sealed record ExchangeMarker(int Source, long ClosedThrough, byte[] Payload);
