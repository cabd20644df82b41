namespace FlowKafka.Detection.Knowledge;

/// <summary>An allow-entry: for which clients and which port it holds, wherever its server is looked up.</summary>
/// <param name="Client">The clients; null for any.</param>
/// <param name="Port">The server's port; 0 for any.</param>
/// <param name="Hit">What is told of it.</param>
internal sealed record AllowedEntry(IpNetwork? Client, ushort Port, ListHit Hit);
