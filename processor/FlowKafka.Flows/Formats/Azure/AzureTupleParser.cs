namespace FlowKafka.Flows;

/// <summary>
/// Reads a flow tuple: time, addresses, ports, protocol, direction, and then, in a virtual network's log, state (B, C, E or
/// D), encryption and counters, the earliest logs without encryption and counters of what has none; in a security group's, decision (A or D) and, from version 2 on, state and counters.
/// </summary>
/// <remarks>
/// Counters are what was sent since the tuple before, which comes every five minutes (C) and at the end (E). So a C covers
/// the five minutes before its time; since when an E counts is not told: it stands at its time.
/// </remarks>
internal sealed class AzureTupleParser(bool isNetwork)
{
    private const int Parts = 13;
    private const int PartsWithoutEncryption = 12;
    private const int PartsWithoutCounters = 8;
    private const int Counters = 4;
    private const byte Syn = 0x02;
    private const byte SynAck = 0x12;
    private const byte Tcp = 6;

    /// <summary>How long a tuple of a flow that goes on counts back.</summary>
    private const long Interval = 300_000;

    /// <summary>Times from here on are milliseconds: as seconds they lie beyond the year 5000.</summary>
    private const long FirstMillisecond = 100_000_000_000;

    private readonly int[] _ends = new int[Parts + 1];

    /// <summary>Why the last tuple was refused.</summary>
    public RejectReason Reason { get; private set; }

    /// <summary>Reads a tuple into all of the flow but its names.</summary>
    public bool TryParse(ReadOnlySpan<byte> tuple, ref TwoWayFlow flow)
    {
        var count = Split(tuple);
        if (count != Parts && count != PartsWithoutCounters && !(isNetwork && count == PartsWithoutEncryption))
            return Fails(RejectReason.FieldCount);
        ref var record = ref flow.Forward;
        return TryAddresses(tuple, ref record)
            && TryNumbers(tuple, ref record)
            && TryWords(tuple, count, ref record, out var counts)
            && TryCounters(tuple, count, ref flow)
            && TryTimes(tuple, counts, ref record)
            && Complete(ref flow);
    }

    private static bool Complete(ref TwoWayFlow flow)
    {
        var isTcp = flow.Forward.Protocol == Tcp;
        flow.Forward.TcpFlags = isTcp ? Syn : (byte)0;
        flow.TcpFlagsBack = isTcp ? SynAck : (byte)0;
        return true;
    }

    private bool TryAddresses(ReadOnlySpan<byte> tuple, ref FlowRecord record)
    {
        var source = Part(tuple, 1);
        var destination = Part(tuple, 2);
        if (source.IsEmpty || destination.IsEmpty)
            return Fails(RejectReason.MissingField);
        return (AddressParser.TryParse(source, out record.Source) && AddressParser.TryParse(destination, out record.Destination))
            || Fails(RejectReason.BadAddress);
    }

    private bool TryNumbers(ReadOnlySpan<byte> tuple, ref FlowRecord record)
    {
        if (!TryOptional(Part(tuple, 3), ushort.MaxValue, out var sourcePort)
            || !TryOptional(Part(tuple, 4), ushort.MaxValue, out var destinationPort)
            || !TryProtocol(Part(tuple, 5), out record.Protocol))
            return false;
        record.SourcePort = (ushort)sourcePort;
        record.DestinationPort = (ushort)destinationPort;
        return true;
    }

    private bool TryProtocol(ReadOnlySpan<byte> text, out byte protocol)
    {
        protocol = 0;
        if (text.IsEmpty)
            return Fails(RejectReason.MissingField);
        if (text.Length == 1 && text[0] is (byte)'T' or (byte)'U' or (byte)'I')
        {
            protocol = text[0] switch { (byte)'T' => Tcp, (byte)'U' => 17, _ => 1 };
            return true;
        }

        if (!DigitParser.TryParse(text, byte.MaxValue, out var number))
            return Fails(RejectReason.BadNumber);
        protocol = (byte)number;
        return true;
    }

    /// <summary>Reads direction, decision and state; <paramref name="counts"/> tells whether the tuple counts an interval.</summary>
    private bool TryWords(ReadOnlySpan<byte> tuple, int count, ref FlowRecord record, out bool counts)
    {
        var direction = Letter(tuple, 6);
        var decision = Letter(tuple, 7);
        var state = isNetwork ? decision : count == Parts ? Letter(tuple, 8) : (byte)'B';
        counts = state == 'C';
        record.Direction = direction == 'I' ? FlowDirection.Ingress : FlowDirection.Egress;
        record.Action = decision == 'D' ? FlowAction.Reject : FlowAction.Accept;
        var isDecided = isNetwork || decision is (byte)'A' or (byte)'D';
        var isStated = state is (byte)'B' or (byte)'C' or (byte)'E' || record.Action == FlowAction.Reject;
        return (direction is (byte)'I' or (byte)'O' && isDecided && isStated) || Fails(RejectReason.BadValue);
    }

    private bool TryCounters(ReadOnlySpan<byte> tuple, int count, ref TwoWayFlow flow)
    {
        (flow.Forward.Packets, flow.Forward.Bytes, flow.PacketsBack, flow.BytesBack) = (0, 0, 0, 0);
        var first = count - Counters;
        return count == PartsWithoutCounters
            || (TryOptional(Part(tuple, first), long.MaxValue, out flow.Forward.Packets)
                && TryOptional(Part(tuple, first + 1), long.MaxValue, out flow.Forward.Bytes)
                && TryOptional(Part(tuple, first + 2), long.MaxValue, out flow.PacketsBack)
                && TryOptional(Part(tuple, first + 3), long.MaxValue, out flow.BytesBack));
    }

    private bool TryTimes(ReadOnlySpan<byte> tuple, bool counts, ref FlowRecord record)
    {
        var text = Part(tuple, 0);
        if (text.IsEmpty)
            return Fails(RejectReason.MissingField);
        if (!DigitParser.TryParse(text, LineParser.LatestSecond * 1000 + 999, out var time))
            return Fails(RejectReason.BadNumber);
        record.End = time >= FirstMillisecond ? time : time * 1000;
        record.Start = counts ? Math.Max(0, record.End - Interval) : record.End;
        return true;
    }

    /// <summary>Notes where the parts end, and returns how many they are; more than there may be are not told apart.</summary>
    private int Split(ReadOnlySpan<byte> tuple)
    {
        var count = 0;
        for (var i = 0; i < tuple.Length; i++)
        {
            if (tuple[i] != ',')
                continue;
            if (count == Parts)
                return count + 1;
            _ends[count++] = i;
        }

        _ends[count++] = tuple.Length;
        return count;
    }

    private ReadOnlySpan<byte> Part(ReadOnlySpan<byte> tuple, int part) =>
        tuple[(part == 0 ? 0 : _ends[part - 1] + 1).._ends[part]];

    /// <summary>The one letter of a part, or 0.</summary>
    private byte Letter(ReadOnlySpan<byte> tuple, int part)
    {
        var text = Part(tuple, part);
        return text.Length == 1 ? text[0] : (byte)0;
    }

    private bool TryOptional(ReadOnlySpan<byte> text, long maximum, out long number)
    {
        number = 0;
        return text.IsEmpty || DigitParser.TryParse(text, maximum, out number) || Fails(RejectReason.BadNumber);
    }

    private bool Fails(RejectReason reason)
    {
        Reason = reason;
        return false;
    }
}
