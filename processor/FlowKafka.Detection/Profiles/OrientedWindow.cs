using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Profiles;

/// <summary>A pair's window as companions see it: client and server told apart, and all that a point alone does not say.</summary>
/// <param name="Point">The four numbers.</param>
/// <param name="Window">Windows since the conversation's start, 0 being the first.</param>
/// <param name="ActiveMinutes">Bit m is set when a record covered minute m of the window.</param>
/// <param name="ClientPort">The client's port with the most records; 0 when none.</param>
/// <param name="ServerPort">The server's port with the most records; 0 when none.</param>
/// <param name="ClientPorts">How many ports the client used; 255 stands for that many and more.</param>
/// <param name="ServerPorts">How many ports the server used; 255 stands for that many and more.</param>
public readonly record struct OrientedWindow(
    OrientedPoint Point, int Window, ulong ActiveMinutes, ushort ClientPort, ushort ServerPort, byte ClientPorts, byte ServerPorts)
{
    /// <summary>
    /// From the window's first record to its last, in window sizes: 1 for records that fill it, up to 2 for a record that
    /// began at its end. Interfaces cut their records at phases of their own, so a window may hold two intervals of them, or none.
    /// </summary>
    public double Covered { get; init; } = 1;

    /// <summary>Orients a window.</summary>
    /// <param name="point">The window.</param>
    /// <param name="window">Windows since the conversation's start.</param>
    /// <param name="client">Which side is the client.</param>
    public static OrientedWindow Of(in WindowPoint point, int window, Side client)
    {
        var (one, other) = client == Side.Lower ? (point.Lower, point.Higher) : (point.Higher, point.Lower);
        var (onePorts, otherPorts) = client == Side.Lower ? (point.LowerPorts, point.HigherPorts) : (point.HigherPorts, point.LowerPorts);
        return new(
            new(one.Bytes, one.Packets, other.Bytes, other.Packets), window, point.ActiveMinutes, onePorts.Stable, otherPorts.Stable,
            (byte)Math.Min(onePorts.Count, byte.MaxValue), (byte)Math.Min(otherPorts.Count, byte.MaxValue))
        {
            Covered = (float)CoveredBy(point),
        };
    }

    /// <summary>What <see cref="Covered"/> is for a window.</summary>
    public static double CoveredBy(in WindowPoint point) =>
        Math.Clamp((double)(point.LastRecord - point.FirstRecord) / (point.End - point.Start), 0, 2);

    /// <summary>The window with the sides changed.</summary>
    public OrientedWindow Turned() => this with
    {
        Point = new(Point.ServerBytes, Point.ServerPackets, Point.ClientBytes, Point.ClientPackets),
        ClientPort = ServerPort,
        ServerPort = ClientPort,
        ClientPorts = ServerPorts,
        ServerPorts = ClientPorts,
    };
}
