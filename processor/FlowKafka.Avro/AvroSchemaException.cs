namespace FlowKafka.Avro;

/// <summary>A schema is none, or two schemas do not resolve. The message is one sentence for the user.</summary>
public sealed class AvroSchemaException(string message, Exception? cause = null) : Exception(message, cause);
