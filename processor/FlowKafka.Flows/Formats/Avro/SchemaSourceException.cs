namespace FlowKafka.Flows;

/// <summary>A schema registry does not answer, or refuses. The message is one sentence for the user.</summary>
public sealed class SchemaSourceException(string message, Exception? cause = null) : Exception(message, cause);
