using FlowKafka.Flows;

namespace FlowKafka.Streams.Points;

/// <summary>
/// All that the window stage says of one pair and one closed window <c>[Start, End)</c>. Lower address first;
/// who is client and who is server is for the reader to tell.
/// </summary>
public struct WindowPoint
{
    /// <summary>The key.</summary>
    public IpPair Pair;

    /// <summary>First moment of the window, Unix milliseconds, inclusive.</summary>
    public long Start;

    /// <summary>End of the window, Unix milliseconds, exclusive.</summary>
    public long End;

    /// <summary>What the lower address sent.</summary>
    public SentTraffic Lower;

    /// <summary>What the higher address sent.</summary>
    public SentTraffic Higher;

    /// <summary>Start of the earliest record, Unix milliseconds; 0 when there is none.</summary>
    public long FirstRecord;

    /// <summary>End of the latest record, Unix milliseconds; 0 when there is none. It may lie behind the window.</summary>
    public long LastRecord;

    /// <summary>Bit m is set when a record covered minute m of the window, as records tell it: a long record covers all its minutes.</summary>
    public ulong ActiveMinutes;

    /// <summary>Ports at the lower address.</summary>
    public PortsSeen LowerPorts;

    /// <summary>Ports at the higher address.</summary>
    public PortsSeen HigherPorts;

    /// <summary>The newest connection.</summary>
    public FiveTuple Newest;

    /// <summary>The connection before it.</summary>
    public FiveTuple SecondNewest;

    /// <summary>Who the client is by the SYN flags of this window; null when they do not say.</summary>
    public Side? SynVote;

    /// <summary>Refused records that the lower address sent outwards.</summary>
    public int LowerRejects;

    /// <summary>Refused records that the higher address sent outwards.</summary>
    public int HigherRejects;

    /// <summary>Bit m is set when a refused record of the run's sender covered minute m of the window.</summary>
    public ulong RefusedMinutes;

    /// <summary>The run of refused attempts outwards up to and including this window; none when this window has no attempt.</summary>
    public RefusedRun Refused;

    /// <summary>Records longer than a window.</summary>
    public LongRecords LongRecords;

    /// <summary>The run of such records up to and including this window; none when none ended in this window.</summary>
    public LongRun LongRun;

    /// <summary>True when the pair's reporter lost records in this window: neither silent nor a point.</summary>
    public bool Unknown;

    /// <summary>True when a record of the pair in this window was a sample: the numbers are scaled, and miss what no sample met.</summary>
    public bool Sampled;

    /// <summary>The conversation up to and including this window.</summary>
    public Conversation Conversation;

    /// <summary>True when accepted traffic was summed into this window.</summary>
    public readonly bool HasTraffic => Lower.Records + Higher.Records > 0;

    /// <summary>True when the window is a point: it has traffic, and nothing of it is known to be lost.</summary>
    public readonly bool IsPoint => HasTraffic && !Unknown;
}
