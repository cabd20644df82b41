using FlowKafka.Flows;

namespace FlowKafka.Detection.Hosts;

/// <summary>Several addresses of one network over which one client's conversation hops, at one port.</summary>
/// <param name="Network">The network, as <c>203.0.113.0/24</c>, or the label of the list that has the addresses.</param>
/// <param name="Port">The server's port.</param>
/// <param name="Newest">The address with the most packets in the newest window.</param>
/// <param name="Servers">The addresses within the last windows, at most eight, in order.</param>
public sealed record ServerRotation(string Network, ushort Port, IpAddress Newest, IReadOnlyList<IpAddress> Servers);
