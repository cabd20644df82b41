using System.Runtime.InteropServices;
using FlowKafka.Flows;

namespace FlowKafka.Streams.Windows;

/// <summary>An <see cref="IpPair"/> inside one task: the tenant is a symbol.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct PairKey(IpAddress Lower, IpAddress Higher, int Tenant, byte Protocol)
{
    public ulong Hash(SymbolTable symbols) => StableHash.OfPair(Lower, Higher, Protocol, symbols.HashOf(Tenant));

    public IpPair ToPair(SymbolTable symbols) => new(Lower, Higher, Protocol, symbols[Tenant]);
}
