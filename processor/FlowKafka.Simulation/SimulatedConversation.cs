using FlowKafka.Flows;

namespace FlowKafka.Simulation;

/// <summary>The truth about one pair of addresses. A pair has one kind of traffic only.</summary>
/// <param name="Client">Who opens the connections.</param>
/// <param name="Server">Who accepts them.</param>
/// <param name="ServerPort">The server's port; 0 when it varies or the protocol has none.</param>
/// <param name="Protocol">IANA protocol number.</param>
/// <param name="Kind">What the traffic is.</param>
/// <param name="Start">Not before this moment does the pair speak.</param>
/// <param name="End">Until then; the last exchange may take some seconds longer.</param>
public sealed record SimulatedConversation(
    IpAddress Client, IpAddress Server, ushort ServerPort, byte Protocol, TrafficKind Kind, DateTimeOffset Start, DateTimeOffset End);
