using FlowKafka.Detection.Profiles;
using FlowKafka.Flows;

namespace FlowKafka.Detection.Hosts;

/// <summary>What a <see cref="HostBook"/> keeps of one pair's window, in one role, until the window closes.</summary>
internal struct HostEntry
{
    public IpAddress Lower, Higher;
    public long ClientBytes, ServerBytes;
    public uint ClientPackets, ServerPackets;
    public int Tenant;

    /// <summary>The place of its state in the table of its role; set when the window closes.</summary>
    public int Place;

    /// <summary>The number of its <see cref="Rotations.RotationPart"/>; -1 when it has none.</summary>
    public int Part;

    public ushort ServerPort;
    public byte Protocol;
    public HostRole Role;
    public bool IsClientLower, HasTraffic, IsPoint;

    /// <summary>True for the first point of a conversation.</summary>
    public bool IsFirst;

    public readonly IpAddress Client => IsClientLower ? Lower : Higher;

    public readonly IpAddress Server => IsClientLower ? Higher : Lower;

    public readonly OrientedPoint Point => new(ClientBytes, ClientPackets, ServerBytes, ServerPackets);

    /// <summary>True when something is told of it: with one point a conversation is judged by nobody.</summary>
    public readonly bool IsTold => IsPoint && !IsFirst;
}
