namespace FlowKafka.Elasticsearch.Bulk;

/// <summary>The server refuses all that is sent, for a reason that does not pass by itself. The message is for users.</summary>
public sealed class BulkFailedException(string message, Exception? cause = null) : Exception(message, cause);
