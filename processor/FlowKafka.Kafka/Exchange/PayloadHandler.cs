namespace FlowKafka.Kafka.Exchange;

/// <summary>Takes a pack's payload, which is valid during the call.</summary>
internal delegate void PayloadHandler(ReadOnlySpan<byte> payload);
