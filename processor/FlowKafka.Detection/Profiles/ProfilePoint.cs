using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Profiles;

/// <summary>A point as a profile keeps it: 56 bytes, lower address first, so that it outlives a change of orientation.</summary>
internal struct ProfilePoint
{
    /// <summary>Bit 31 of <see cref="Marks"/>: the first point of the conversation, partial for ever.</summary>
    public const uint First = 1u << 31;

    /// <summary>How many models fit into <see cref="Marks"/>.</summary>
    public const int MostModels = 31;

    public long LowerBytes;
    public long HigherBytes;

    // 2³² packets in a window would need 50 Gbit/s of the smallest packets for its ten minutes; more saturates.
    public uint LowerPackets;
    public uint HigherPackets;

    /// <summary>Windows since the conversation's start.</summary>
    public int Window;

    /// <summary>See <see cref="OrientedWindow.Covered"/>.</summary>
    public float Covered;

    public ulong ActiveMinutes;
    public ushort LowerPort, HigherPort;
    public byte LowerPorts, HigherPorts;

    /// <summary>Bit m: the point lies in model m's hulls, under the profile's present orientation.</summary>
    public uint Marks;

    public readonly bool IsMarked => (Marks & ~First) != 0;

    public static ProfilePoint Of(in WindowPoint point, int window) => new()
    {
        LowerBytes = point.Lower.Bytes,
        LowerPackets = (uint)Math.Min(point.Lower.Packets, uint.MaxValue),
        HigherBytes = point.Higher.Bytes,
        HigherPackets = (uint)Math.Min(point.Higher.Packets, uint.MaxValue),
        Window = window,
        Covered = (float)OrientedWindow.CoveredBy(point),
        ActiveMinutes = point.ActiveMinutes,
        LowerPort = point.LowerPorts.Stable,
        HigherPort = point.HigherPorts.Stable,
        LowerPorts = (byte)Math.Min(point.LowerPorts.Count, byte.MaxValue),
        HigherPorts = (byte)Math.Min(point.HigherPorts.Count, byte.MaxValue),
        Marks = point.Conversation.Points == 1 ? First : 0,
    };

    public readonly OrientedPoint Orient(Side client) => client == Side.Lower
        ? new(LowerBytes, LowerPackets, HigherBytes, HigherPackets)
        : new(HigherBytes, HigherPackets, LowerBytes, LowerPackets);

    public readonly OrientedWindow OrientWindow(Side client) => client == Side.Lower
        ? new(Orient(client), Window, ActiveMinutes, LowerPort, HigherPort, LowerPorts, HigherPorts) { Covered = Covered }
        : new(Orient(client), Window, ActiveMinutes, HigherPort, LowerPort, HigherPorts, LowerPorts) { Covered = Covered };
}
