namespace FlowKafka.Streams.Windows;

/// <summary>An identity in memory: the layout of <see cref="UInt128"/> on little-endian machines.</summary>
internal struct IdentitySlot
{
    public ulong Low;
    public ulong High;

    public readonly bool IsEmpty => (Low | High) == 0;
}
