namespace FlowKafka.Elasticsearch;

/// <summary>A server can't be asked. The message is one line for users, which says what to do.</summary>
public sealed class ServerException(ServerFault fault, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Why.</summary>
    public ServerFault Fault { get; } = fault;
}
