using System.Runtime.InteropServices;
using FlowKafka.Detection.Hosts.Sketches;
using FlowKafka.Flows;

namespace FlowKafka.Detection.Hosts.Tables;

/// <summary>An address of a tenant, with a port where it has one.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct HostId(IpAddress Address, int Tenant, ushort Port = 0) : ITableKey
{
    public ulong Hash => AddressHash.Of(Address, ((ulong)(uint)Tenant << 16) | Port);
}
