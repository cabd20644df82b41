namespace FlowKafka.Simulation.Tests;

/// <summary>Client bytes and packets, server bytes and packets of one pair in one 10-minute window.</summary>
internal sealed class WindowTotals
{
    public long UpBytes;
    public long UpPackets;
    public long DownBytes;
    public long DownPackets;
    public HashSet<ushort> ClientPorts { get; } = [];
}
