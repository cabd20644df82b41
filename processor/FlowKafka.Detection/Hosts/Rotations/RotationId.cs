using System.Runtime.InteropServices;
using FlowKafka.Detection.Hosts.Sketches;
using FlowKafka.Detection.Hosts.Tables;
using FlowKafka.Flows;

namespace FlowKafka.Detection.Hosts.Rotations;

/// <summary>The key of a conversation that may hop: the client and the network's first address, or the label of a list instead.</summary>
/// <param name="Client">The client.</param>
/// <param name="Network">The network's first address; the default with a label.</param>
/// <param name="Tenant">Number of the tenant.</param>
/// <param name="Label">Number of the label; 0 when the network is the group.</param>
/// <param name="Port">The server's port.</param>
/// <param name="Protocol">IANA number.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct RotationId(IpAddress Client, IpAddress Network, int Tenant, int Label, ushort Port, byte Protocol) : ITableKey
{
    // The /24 of IPv4 and the /48 of IPv6: what a provider gives to one customer at least.
    private const ulong NetworkMaskOfV4 = ~0xFFUL;
    private const ulong NetworkMaskOfV6 = ~0xFFFFUL;

    public ulong Hash => AddressHash.Of(Client, AddressHash.Of(Network, ((ulong)(uint)Tenant << 32) | (uint)Label) + ((ulong)Protocol << 16) + Port);

    /// <summary>The first address of the network in which an address lies.</summary>
    public static IpAddress NetworkOf(in IpAddress address) =>
        address.IsV4 ? new(0, address.Low & NetworkMaskOfV4) : new(address.High & NetworkMaskOfV6, 0);

    /// <summary>A network in CIDR notation.</summary>
    public static string NameOf(in IpAddress network) => network + (network.IsV4 ? "/24" : "/48");
}
