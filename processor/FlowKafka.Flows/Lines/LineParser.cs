using System.Runtime.CompilerServices;

namespace FlowKafka.Flows;

/// <summary>
/// Reads a line of any format. It is the only judge of why a line is refused; <see cref="DefaultLineParser"/> is a faster
/// way to the same records.
/// </summary>
internal sealed class LineParser(RecordNames names, AddressKeying keying = AddressKeying.Auto)
{
    /// <summary>The last second of the year 9999: later times are no times, and sums with windows cannot overflow.</summary>
    public const long LatestSecond = 253_402_300_799;

    private readonly LineTokens _tokens = new();

    /// <summary>Why the last line was rejected.</summary>
    public RejectReason Reason { get; private set; }

    /// <summary>Whether the last line was rejected for one field too many, the first of them an ISO time.</summary>
    public bool FollowsTime { get; private set; }

    /// <summary>Reads a line. Beside a record the outcome <see cref="LineOutcome.LostInterval"/> sets reporter and times.</summary>
    /// <param name="format">The line's format.</param>
    /// <param name="line">The line without its line feed.</param>
    /// <param name="record">Takes the record; in an undefined state after other outcomes.</param>
    public LineOutcome Parse(FlowLogFormat format, ReadOnlySpan<byte> line, ref FlowRecord record)
    {
        _tokens.Split(line);
        FollowsTime = false;
        if (_tokens.Count != format.Count)
        {
            FollowsTime = _tokens.Count == format.Count + 1 && IsoTime.Is(line[_tokens.StartOf(0).._tokens.EndOf(0)]);
            return Refuse(RejectReason.FieldCount);
        }

        var status = Field(format, FlowLogField.LogStatus, line);
        if (status.SequenceEqual("NODATA"u8))
            return LineOutcome.NoData;
        if (status.SequenceEqual("SKIPDATA"u8))
            return ParseLost(format, line, ref record);
        if (!status.SequenceEqual("OK"u8) && !IsAbsent(status))
            return Refuse(RejectReason.BadValue);
        return ParseRecord(format, line, ref record);
    }

    private LineOutcome ParseRecord(FlowLogFormat format, ReadOnlySpan<byte> line, ref FlowRecord record)
    {
        var source = End(format, FlowLogField.PacketSourceAddress, FlowLogField.SourceAddress, line, out var otherSource);
        var destination = End(
            format, FlowLogField.PacketDestinationAddress, FlowLogField.DestinationAddress, line, out var otherDestination);
        var packets = Field(format, FlowLogField.Packets, line);
        if (IsAbsent(source) || IsAbsent(destination))
            return IsNoData(format, source, destination, otherSource, otherDestination, packets)
                ? LineOutcome.NoData : Refuse(RejectReason.MissingField);
        if (!AddressParser.TryParse(source, out record.Source) || !AddressParser.TryParse(destination, out record.Destination)
            || !TryOther(otherSource, source, record.Source, out var viaSource)
            || !TryOther(otherDestination, destination, record.Destination, out var viaDestination))
            return Refuse(RejectReason.BadAddress);
        if (!TryNumber(packets, long.MaxValue, out record.Packets)
            || !TryWords(format, line, ref record)
            || !TryBytes(format, line, ref record)
            || !TryNumber(Field(format, FlowLogField.Protocol, line), byte.MaxValue, out var protocol)
            || !TryOptional(Field(format, FlowLogField.SourcePort, line), ushort.MaxValue, out var sourcePort)
            || !TryOptional(Field(format, FlowLogField.DestinationPort, line), ushort.MaxValue, out var destinationPort)
            || !TryOptional(Field(format, FlowLogField.TcpFlags, line), byte.MaxValue, out var flags)
            || !TryTimes(format, line, out var start, out var end)
            || (format.IsTransitGateway && !TryLosses(format, line, ref record))
            || !TryNames(format, line, ref record, out var reporter))
            return LineOutcome.Rejected;
        record.Protocol = (byte)protocol;
        record.SourcePort = (ushort)sourcePort;
        record.DestinationPort = (ushort)destinationPort;
        record.TcpFlags = (byte)flags;
        record.IsSampled = false;
        var isUpright = Complete(ref record, start, end, format.HasIdentity, reporter);
        if (format.HasIdentity && (viaSource != record.Source || viaDestination != record.Destination))
            record.Identity = StableHash.OfTranslated(record.Identity, viaSource, viaDestination);
        return isUpright ? LineOutcome.Record : LineOutcome.InvertedRecord;
    }

    /// <summary>Sets times (from seconds) and identity; false when the interval was inverted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Complete(ref FlowRecord record, long start, long end, bool identity, ulong reporter)
    {
        record.HasIdentity = identity;
        record.Identity = identity ? StableHash.OfRecord(record, start, end, reporter) : UInt128.Zero;
        record.Start = start * 1000;
        record.End = Math.Max(start, end) * 1000;
        return start <= end;
    }

    private LineOutcome ParseLost(FlowLogFormat format, ReadOnlySpan<byte> line, ref FlowRecord record)
    {
        if (IsAbsent(Interface(format, line))
            || IsAbsent(Field(format, FlowLogField.Start, line)) || IsAbsent(Field(format, FlowLogField.End, line)))
            return LineOutcome.SkipData;
        if (!TryTimes(format, line, out var start, out var end) || !TryNames(format, line, ref record, out _))
            return LineOutcome.Rejected;
        record.Start = start * 1000;
        record.End = Math.Max(start, end) * 1000;
        return LineOutcome.LostInterval;
    }

    private bool TryTimes(FlowLogFormat format, ReadOnlySpan<byte> line, out long start, out long end)
    {
        end = 0;
        return TryNumber(Field(format, FlowLogField.Start, line), LatestSecond, out start)
            && TryNumber(Field(format, FlowLogField.End, line), LatestSecond, out end);
    }

    private bool TryWords(FlowLogFormat format, ReadOnlySpan<byte> line, ref FlowRecord record)
    {
        var action = Field(format, FlowLogField.Action, line);
        record.Action = action.SequenceEqual("REJECT"u8) ? FlowAction.Reject : FlowAction.Accept;
        var direction = Field(format, FlowLogField.FlowDirection, line);
        record.Direction = direction.SequenceEqual("ingress"u8) ? FlowDirection.Ingress
            : direction.SequenceEqual("egress"u8) ? FlowDirection.Egress : FlowDirection.Unknown;
        return (record.Action == FlowAction.Reject || action.SequenceEqual("ACCEPT"u8) || IsAbsent(action))
            && (record.Direction != FlowDirection.Unknown || IsAbsent(direction))
            || Fails(RejectReason.BadValue);
    }

    private bool TryNames(FlowLogFormat format, ReadOnlySpan<byte> line, ref FlowRecord record, out ulong reporter) =>
        names.TrySet(
            Field(format, FlowLogField.AccountId, line), Interface(format, line), Field(format, FlowLogField.VpcId, line),
            ref record, out reporter)
        || Fails(names.Reason);

    /// <summary>What reports: the interface; a Transit Gateway's attachment; a regional NAT gateway, which has no interface.</summary>
    private ReadOnlySpan<byte> Interface(FlowLogFormat format, ReadOnlySpan<byte> line)
    {
        var name = Preferred(format, FlowLogField.InterfaceId, FlowLogField.AttachmentId, line);
        return IsAbsent(name) ? Field(format, FlowLogField.ResourceId, line) : name;
    }

    /// <summary>The address that the keying wants of the packets' and the interface's, and the one that it does not.</summary>
    private ReadOnlySpan<byte> End(
        FlowLogFormat format, FlowLogField ofPackets, FlowLogField ofInterface, ReadOnlySpan<byte> line, out ReadOnlySpan<byte> other)
    {
        var packet = Field(format, ofPackets, line);
        var plain = Field(format, ofInterface, line);
        var isPacket = keying == AddressKeying.Pkt || (keying == AddressKeying.Auto && !IsAbsent(packet));
        other = isPacket ? plain : packet;
        return isPacket ? packet : plain;
    }

    /// <summary>Reads the address that is not an end of the key; without one it is as the end.</summary>
    private static bool TryOther(ReadOnlySpan<byte> text, ReadOnlySpan<byte> end, in IpAddress address, out IpAddress other)
    {
        other = address;
        return IsAbsent(text) || text.SequenceEqual(end) || AddressParser.TryParse(text, out other);
    }

    private static bool IsNoData(
        FlowLogFormat format, ReadOnlySpan<byte> source, ReadOnlySpan<byte> destination, ReadOnlySpan<byte> otherSource,
        ReadOnlySpan<byte> otherDestination, ReadOnlySpan<byte> packets) =>
        !format.HasLogStatus && IsAbsent(packets) && IsAbsent(source) && IsAbsent(destination)
        && IsAbsent(otherSource) && IsAbsent(otherDestination);

    /// <summary>Traffic that block public access refuses has no bytes.</summary>
    private bool TryBytes(FlowLogFormat format, ReadOnlySpan<byte> line, ref FlowRecord record)
    {
        var bytes = Field(format, FlowLogField.Bytes, line);
        return record.Action == FlowAction.Reject
            ? TryOptional(bytes, long.MaxValue, out record.Bytes) : TryNumber(bytes, long.MaxValue, out record.Bytes);
    }

    /// <summary>A gateway has no action; a record of packets that were lost, and of none that came through, is refused traffic.</summary>
    private bool TryLosses(FlowLogFormat format, ReadOnlySpan<byte> line, ref FlowRecord record)
    {
        if (!TryOptional(Field(format, FlowLogField.PacketsLostNoRoute, line), long.MaxValue, out var noRoute)
            || !TryOptional(Field(format, FlowLogField.PacketsLostBlackhole, line), long.MaxValue, out var blackhole)
            || !TryOptional(Field(format, FlowLogField.PacketsLostMtuExceeded, line), long.MaxValue, out var tooLong)
            || !TryOptional(Field(format, FlowLogField.PacketsLostTtlExpired, line), long.MaxValue, out var expired))
            return false;
        if (record.Packets == 0 && (noRoute | blackhole | tooLong | expired) != 0)
            record.Action = FlowAction.Reject;
        return true;
    }

    private ReadOnlySpan<byte> Preferred(FlowLogFormat format, FlowLogField first, FlowLogField second, ReadOnlySpan<byte> line)
    {
        var value = Field(format, first, line);
        return IsAbsent(value) ? Field(format, second, line) : value;
    }

    /// <summary>The bytes of a field; empty when the format lacks it.</summary>
    private ReadOnlySpan<byte> Field(FlowLogFormat format, FlowLogField field, ReadOnlySpan<byte> line)
    {
        var column = format.ColumnOf(field);
        return column < 0 ? default : line[_tokens.StartOf(column).._tokens.EndOf(column)];
    }

    private bool TryNumber(ReadOnlySpan<byte> text, long maximum, out long number)
    {
        number = 0;
        if (IsAbsent(text))
            return Fails(RejectReason.MissingField);
        return DigitParser.TryParse(text, maximum, out number) || Fails(RejectReason.BadNumber);
    }

    private bool TryOptional(ReadOnlySpan<byte> text, long maximum, out long number)
    {
        number = 0;
        return IsAbsent(text) || DigitParser.TryParse(text, maximum, out number) || Fails(RejectReason.BadNumber);
    }

    private static bool IsAbsent(ReadOnlySpan<byte> text) => text.IsEmpty || (text.Length == 1 && text[0] == '-');

    private bool Fails(RejectReason reason)
    {
        Reason = reason;
        return false;
    }

    private LineOutcome Refuse(RejectReason reason)
    {
        Reason = reason;
        return LineOutcome.Rejected;
    }
}
