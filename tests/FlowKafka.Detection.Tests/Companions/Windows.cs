using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Tests.Companions;

/// <summary>Conversations for companions to measure.</summary>
internal static class Windows
{
    /// <summary>Windows in a row, each with client packets, client bytes, server packets and server bytes.</summary>
    public static OrientedWindow[] Of(params (double ClientPackets, double ClientBytes, double ServerPackets, double ServerBytes)[] points) =>
        [.. points.Select((p, i) => new OrientedWindow(new(p.ClientBytes, p.ClientPackets, p.ServerBytes, p.ServerPackets), i, 0x3FF, 50000, 3333, 1, 1))];

    /// <summary>Windows in a row in which the client alone speaks.</summary>
    public static OrientedWindow[] OfClient(params (double Packets, double Bytes)[] points) =>
        Of([.. points.Select(p => (p.Packets, p.Bytes, 0.0, 0.0))]);

    /// <summary>Windows with that many client packets of 100 bytes; 0 is a silent window.</summary>
    public static OrientedWindow[] OfPackets(params int[] packets) =>
        [.. OfClient([.. packets.Select(p => ((double)p, 100.0 * p))]).Where(w => w.Point.ClientPackets > 0)];

    /// <summary>Equal windows with those client and server ports.</summary>
    public static OrientedWindow[] OfPorts(params (int Client, int Server)[] ports) =>
        [.. ports.Select((p, i) => new OrientedWindow(new(100, 1, 100, 1), i, 1, (ushort)p.Client, (ushort)p.Server, 1, 1))];

    public static double Measure(string name, ReadOnlySpan<OrientedWindow> windows) =>
        FlowKafka.Detection.Companions.Companion.Named(name)!.Measure(windows);
}
