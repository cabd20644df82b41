using FlowKafka.Detection.Orientation;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Hosts.Rotations;

/// <summary>What a pair's window adds to that of the conversation that it may be part of, client first; the four numbers are in its <see cref="HostEntry"/>.</summary>
internal struct RotationPart
{
    public string ClientReporter, ServerReporter;
    public ulong ActiveMinutes;
    public long FirstRecord, LastRecord;
    public FiveTuple Newest, SecondNewest;
    public LongRecords LongRecords;

    /// <summary>The pair's own conversation, in which the client is the lower side.</summary>
    public long Start, LastTraffic, ClientBytes, ClientPackets, ServerBytes, ServerPackets;

    public int Points, SilentWindows, UnknownWindows, SampledWindows;
    public int ClientRecords, ServerRecords, ClientReporters, ServerReporters, ClientRejects, ServerRejects;
    public ushort ClientPort, ClientPorts, ServerPorts;
    public ClientEvidence Evidence;
    public bool IsUnknown, IsSampled;

    /// <summary>1 when the client sent the first SYN, −1 when the server did, 0 when that was not seen.</summary>
    public sbyte Syn;

    public static RotationPart Of(in WindowPoint point, in ClientVerdict client)
    {
        var isLower = client.Client == Side.Lower;
        var talk = point.Conversation;
        ref readonly var one = ref isLower ? ref point.Lower : ref point.Higher;
        ref readonly var other = ref isLower ? ref point.Higher : ref point.Lower;
        var (onePorts, otherPorts) = isLower ? (point.LowerPorts, point.HigherPorts) : (point.HigherPorts, point.LowerPorts);
        return new()
        {
            ClientReporter = one.Reporter,
            ServerReporter = other.Reporter,
            ClientRecords = one.Records,
            ServerRecords = other.Records,
            ClientReporters = one.Reporters,
            ServerReporters = other.Reporters,
            ActiveMinutes = point.ActiveMinutes,
            FirstRecord = point.FirstRecord,
            LastRecord = point.LastRecord,
            Newest = Turned(point.Newest, isLower),
            SecondNewest = Turned(point.SecondNewest, isLower),
            LongRecords = isLower
                ? point.LongRecords
                : point.LongRecords with { LowerBytes = point.LongRecords.HigherBytes, HigherBytes = point.LongRecords.LowerBytes },
            Start = talk.Start,
            LastTraffic = talk.LastTraffic,
            Points = talk.Points,
            SilentWindows = talk.SilentWindows,
            UnknownWindows = talk.UnknownWindows,
            SampledWindows = talk.SampledWindows,
            ClientBytes = isLower ? talk.LowerBytes : talk.HigherBytes,
            ClientPackets = isLower ? talk.LowerPackets : talk.HigherPackets,
            ServerBytes = isLower ? talk.HigherBytes : talk.LowerBytes,
            ServerPackets = isLower ? talk.HigherPackets : talk.LowerPackets,
            ClientRejects = isLower ? point.LowerRejects : point.HigherRejects,
            ServerRejects = isLower ? point.HigherRejects : point.LowerRejects,
            ClientPort = onePorts.Stable,
            ClientPorts = (ushort)Math.Min(onePorts.Count, ushort.MaxValue),
            ServerPorts = (ushort)Math.Min(otherPorts.Count, ushort.MaxValue),
            Evidence = client.Evidence,
            IsUnknown = point.Unknown,
            IsSampled = point.Sampled,
            Syn = (sbyte)(point.SynVote is not { } vote ? 0 : vote == client.Client ? 1 : -1),
        };
    }

    private static FiveTuple Turned(in FiveTuple tuple, bool isLower) =>
        isLower ? tuple : new(tuple.HigherPort, tuple.LowerPort, tuple.LastSeen);
}
