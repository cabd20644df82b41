using FlowKafka.Flows;

namespace FlowKafka.Processor.Decoding;

/// <summary>What the records of a source have and lack: it decides which detectors they serve.</summary>
internal sealed class RecordTraits
{
    private const byte Tcp = 6, Udp = 17;
    private const long Window = 600_000;

    /// <summary>When the first of them began, Unix milliseconds.</summary>
    public long From { get; private set; } = long.MaxValue;

    /// <summary>When the last of them ended, Unix milliseconds.</summary>
    public long To { get; private set; } = long.MinValue;

    /// <summary>Records of TCP.</summary>
    public long OfTcp { get; private set; }

    /// <summary>Those of them with flags.</summary>
    public long WithFlags { get; private set; }

    /// <summary>Records of TCP or UDP without both ports.</summary>
    public long WithoutPorts { get; private set; }

    /// <summary>Records that are longer than a window.</summary>
    public long Long { get; private set; }

    /// <summary>Records of refused traffic.</summary>
    public long Refused { get; private set; }

    public void Add(in FlowRecord record)
    {
        From = Math.Min(From, record.Start);
        To = Math.Max(To, record.End);
        if (record.Protocol == Tcp)
            OfTcp++;
        if (record.Protocol == Tcp && record.TcpFlags != 0)
            WithFlags++;
        if (record.Protocol is Tcp or Udp && record.SourcePort == 0 && record.DestinationPort == 0)
            WithoutPorts++;
        if (record.End - record.Start > Window)
            Long++;
        if (record.Action == FlowAction.Reject)
            Refused++;
    }

    public void Add(RecordTraits other)
    {
        From = Math.Min(From, other.From);
        To = Math.Max(To, other.To);
        OfTcp += other.OfTcp;
        WithFlags += other.WithFlags;
        WithoutPorts += other.WithoutPorts;
        Long += other.Long;
        Refused += other.Refused;
    }
}
