using System.Runtime.CompilerServices;

namespace FlowKafka.Flows;

/// <summary>
/// Reads a line of any format. It is the only judge of why a line is refused; <see cref="DefaultLineParser"/> is a faster
/// way to the same records.
/// </summary>
internal sealed class LineParser(RecordNames names)
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
        var source = Preferred(format, FlowLogField.PacketSourceAddress, FlowLogField.SourceAddress, line);
        var destination = Preferred(format, FlowLogField.PacketDestinationAddress, FlowLogField.DestinationAddress, line);
        var packets = Field(format, FlowLogField.Packets, line);
        if (!format.HasLogStatus && IsAbsent(source) && IsAbsent(destination) && IsAbsent(packets))
            return LineOutcome.NoData;
        if (IsAbsent(source) || IsAbsent(destination))
            return Refuse(RejectReason.MissingField);
        if (!AddressParser.TryParse(source, out record.Source) || !AddressParser.TryParse(destination, out record.Destination))
            return Refuse(RejectReason.BadAddress);
        if (!TryNumber(packets, long.MaxValue, out record.Packets)
            || !TryNumber(Field(format, FlowLogField.Bytes, line), long.MaxValue, out record.Bytes)
            || !TryNumber(Field(format, FlowLogField.Protocol, line), byte.MaxValue, out var protocol)
            || !TryOptional(Field(format, FlowLogField.SourcePort, line), ushort.MaxValue, out var sourcePort)
            || !TryOptional(Field(format, FlowLogField.DestinationPort, line), ushort.MaxValue, out var destinationPort)
            || !TryOptional(Field(format, FlowLogField.TcpFlags, line), byte.MaxValue, out var flags)
            || !TryTimes(format, line, out var start, out var end)
            || !TryWords(format, line, ref record)
            || !TryNames(format, line, ref record, out var reporter))
            return LineOutcome.Rejected;
        record.Protocol = (byte)protocol;
        record.SourcePort = (ushort)sourcePort;
        record.DestinationPort = (ushort)destinationPort;
        record.TcpFlags = (byte)flags;
        return Complete(ref record, start, end, format.HasIdentity, reporter)
            ? LineOutcome.Record : LineOutcome.InvertedRecord;
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

    private ReadOnlySpan<byte> Interface(FlowLogFormat format, ReadOnlySpan<byte> line) =>
        Preferred(format, FlowLogField.InterfaceId, FlowLogField.AttachmentId, line);

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
