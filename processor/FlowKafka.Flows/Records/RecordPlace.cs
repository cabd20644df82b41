namespace FlowKafka.Flows;

/// <summary>Where in a value (a Kafka message, a file) a record stood.</summary>
/// <param name="Document">Number of the document in the value, from 0: an envelope's log event counts as one.</param>
/// <param name="Line">Number of the line in the document, from 0.</param>
public readonly record struct RecordPlace(int Document, int Line);
