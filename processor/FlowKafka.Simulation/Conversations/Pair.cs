using FlowKafka.Simulation.Network;

namespace FlowKafka.Simulation.Conversations;

/// <summary>
/// Who speaks with whom, about what, and from when to when (Unix milliseconds). An ongoing conversation is one that had
/// begun before the simulation: nobody sees its connection open.
/// </summary>
internal sealed record Pair(
    Endpoint Client, Endpoint Server, ushort Port, byte Protocol, TrafficKind Kind, long Start, long End, bool Ongoing)
{
    public const byte Icmp = 1;
    public const byte Tcp = 6;
    public const byte Udp = 17;

    public bool IsV6 => !Client.Address.IsV4;
}
