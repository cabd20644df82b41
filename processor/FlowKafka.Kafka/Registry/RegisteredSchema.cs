namespace FlowKafka.Kafka.Registry;

/// <summary>What a registry holds under a number.</summary>
/// <param name="Json">The schema.</param>
/// <param name="Type">Its type, as <c>AVRO</c>.</param>
/// <param name="References">How many other schemas it refers to.</param>
internal sealed record RegisteredSchema(string Json, string Type, int References);
