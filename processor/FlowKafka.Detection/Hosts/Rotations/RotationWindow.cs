using System.Runtime.InteropServices;
using FlowKafka.Detection.Orientation;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Hosts.Rotations;

/// <summary>The parts of one group in one window, added up; the client is the lower side.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct RotationWindow
{
    /// <summary>The place of the group.</summary>
    public int Place;

    /// <summary>The sums of the window; the pair, the times and the conversation are the group's to say.</summary>
    public WindowPoint Sum;

    /// <summary>The parts' own conversations added up, for a group that begins with them.</summary>
    public Conversation Talk;

    /// <summary>The address with the most packets, the lowest of several.</summary>
    public IpAddress Main;

    private long _mainPackets;
    private int _synBalance;
    private bool _isBegun;
    private bool _hasSyn, _hasPorts, _hasService;

    /// <summary>Adds a part.</summary>
    /// <param name="entry">The pair's window.</param>
    /// <param name="part">The rest of it.</param>
    /// <param name="begins">True when the group has no conversation that goes on: <see cref="Talk"/> is made for those alone.</param>
    public void Add(in HostEntry entry, in RotationPart part, bool begins)
    {
        var isMain = IsMain(entry);
        if (isMain)
            (Main, _mainPackets, _isBegun) = (entry.Server, Packets(entry), true);
        Add(ref Sum.Lower, entry.ClientBytes, entry.ClientPackets, part.ClientRecords, part.ClientReporters, isMain ? part.ClientReporter : null);
        Add(ref Sum.Higher, entry.ServerBytes, entry.ServerPackets, part.ServerRecords, part.ServerReporters, isMain ? part.ServerReporter : null);
        if (part.FirstRecord != 0)
            Sum.FirstRecord = Sum.FirstRecord == 0 ? part.FirstRecord : Math.Min(Sum.FirstRecord, part.FirstRecord);
        Sum.LastRecord = Math.Max(Sum.LastRecord, part.LastRecord);
        Sum.ActiveMinutes |= part.ActiveMinutes;
        Sum.LowerPorts = new(Sum.LowerPorts.Count + part.ClientPorts, isMain ? part.ClientPort : Sum.LowerPorts.Stable);
        Sum.HigherPorts = new(Math.Max(Sum.HigherPorts.Count, part.ServerPorts), entry.ServerPort);
        AddConnection(part.Newest);
        AddConnection(part.SecondNewest);
        Sum.LowerRejects += part.ClientRejects;
        Sum.HigherRejects += part.ServerRejects;
        AddLong(part.LongRecords);
        Sum.Unknown |= part.IsUnknown;
        Sum.Sampled |= part.IsSampled;
        _synBalance += part.Syn;
        Sum.SynVote = _synBalance > 0 ? Side.Lower : _synBalance < 0 ? Side.Higher : null;
        _hasSyn |= part.Evidence == ClientEvidence.SynFlags;
        _hasPorts |= part.Evidence == ClientEvidence.PortAsymmetry;
        _hasService |= part.Evidence == ClientEvidence.ServicePorts;
        if (begins)
            AddTalk(part);
    }

    /// <summary>The conversation with one more vote of each kind of evidence that told the client of a part.</summary>
    public readonly Conversation Vote(in Conversation talk) => talk with
    {
        SynFlags = _hasSyn ? talk.SynFlags.Add(Side.Lower) : talk.SynFlags,
        PortAsymmetry = _hasPorts ? talk.PortAsymmetry.Add(Side.Lower) : talk.PortAsymmetry,
        ServicePorts = _hasService ? talk.ServicePorts.Add(Side.Lower) : talk.ServicePorts,
    };

    private static long Packets(in HostEntry entry) => (long)entry.ClientPackets + entry.ServerPackets;

    private static void Add(ref SentTraffic sum, long bytes, long packets, int records, int reporters, string? reporter) =>
        sum = new(sum.Bytes + bytes, sum.Packets + packets, sum.Records + records, reporter ?? sum.Reporter ?? "", Math.Max(sum.Reporters, reporters));

    private readonly bool IsMain(in HostEntry entry)
    {
        var packets = Packets(entry);
        return !_isBegun || packets > _mainPackets || (packets == _mainPackets && entry.Server < Main);
    }

    private void AddConnection(in FiveTuple tuple)
    {
        if (tuple.IsEmpty)
            return;
        if (IsNewer(tuple, Sum.Newest))
            (Sum.Newest, Sum.SecondNewest) = (tuple, Sum.Newest);
        else if (IsNewer(tuple, Sum.SecondNewest))
            Sum.SecondNewest = tuple;
    }

    private static bool IsNewer(in FiveTuple one, in FiveTuple other) =>
        (one.LastSeen, one.LowerPort, one.HigherPort).CompareTo((other.LastSeen, other.LowerPort, other.HigherPort)) > 0;

    private void AddLong(in LongRecords records)
    {
        if (records.Count == 0)
            return;
        var sum = Sum.LongRecords;
        Sum.LongRecords = new(
            sum.Count + records.Count, sum.Count == 0 ? records.FirstStart : Math.Min(sum.FirstStart, records.FirstStart),
            sum.LowerBytes + records.LowerBytes, sum.HigherBytes + records.HigherBytes);
    }

    private void AddTalk(in RotationPart part)
    {
        Talk = Talk with
        {
            Start = Talk.Start == 0 ? part.Start : Math.Min(Talk.Start, part.Start),
            LastTraffic = Math.Max(Talk.LastTraffic, part.LastTraffic),
            Points = Math.Max(Talk.Points, part.Points),
            SilentWindows = Math.Max(Talk.SilentWindows, part.SilentWindows),
            UnknownWindows = Math.Max(Talk.UnknownWindows, part.UnknownWindows),
            SampledWindows = Math.Max(Talk.SampledWindows, part.SampledWindows),
            LowerBytes = Talk.LowerBytes + part.ClientBytes,
            LowerPackets = Talk.LowerPackets + part.ClientPackets,
            HigherBytes = Talk.HigherBytes + part.ServerBytes,
            HigherPackets = Talk.HigherPackets + part.ServerPackets,
        };
    }
}
