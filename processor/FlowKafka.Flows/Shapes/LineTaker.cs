using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FlowKafka.Flows;

/// <summary>Takes the lines of a value one by one, in the format that its last header line set.</summary>
internal sealed class LineTaker(FlowLogDecoder decoder, RecordOutlet outlet)
{
    /// <summary>So many bytes of the first line show whether a value is text.</summary>
    public const int LongestProof = 4096;

    private static readonly SearchValues<byte> Text =
        SearchValues.Create([(byte)'\t', (byte)'\r', .. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (byte)c)]);

    private readonly byte[] _window = new byte[DefaultLineParser.Window];
    private readonly ZeekTsvLines _zeek = new(decoder.Names, outlet);
    private FlowLogFormat? _format;
    private FlowRecord _record;
    private bool _isProven; // a line of this value was taken, or is text at least

    /// <summary>True while lines are of the default format, and the fast parser can serve.</summary>
    public bool IsFast => decoder.Fast.IsUsable && _format is { IsDefaultOrder: true };

    /// <summary>Whether the source that is configured writes lines.</summary>
    public bool IsAllowed { get; } = decoder.Options.Source
        is FlowLogSource.Auto or FlowLogSource.AwsVpc or FlowLogSource.AwsTransitGateway or FlowLogSource.ZeekTsv;

    /// <summary>Starts a new value.</summary>
    public void Begin()
    {
        var isZeek = decoder.Options.Source == FlowLogSource.ZeekTsv;
        _format = isZeek ? null : Usual(decoder.Options);
        _zeek.Begin(isZeek);
        _isProven = false;
    }

    /// <summary>Says that lines come next.</summary>
    public void Enter() =>
        outlet.Source = _format is { IsTransitGateway: true } ? FlowLogSource.AwsTransitGateway : FlowLogSource.AwsVpc;

    /// <summary>Takes the lines that come in the format of a log group, if it has one; returns what held before.</summary>
    public FlowLogFormat? EnterLogGroup(ulong logGroup)
    {
        var before = _format;
        _format = decoder.FormatOf(logGroup) ?? _format;
        return before;
    }

    /// <summary>Goes back to the format that held before a log group's envelope.</summary>
    public void LeaveLogGroup(FlowLogFormat? before) => _format = before;

    /// <summary>Takes the lines of a document's message. With an event id the record's identity is the event's.</summary>
    public void TakeMessage(ReadOnlySpan<byte> message, ReadOnlySpan<byte> eventId, ulong source, IFlowSink sink)
    {
        _isProven = true;
        Enter();
        while (!message.IsEmpty)
        {
            var feed = message.IndexOf((byte)'\n');
            var line = feed < 0 ? message : message[..feed];
            message = feed < 0 ? default : message[(feed + 1)..];
            if (!eventId.IsEmpty)
                TakeLine(line, sink, StableHash.OfEventId(eventId, source + (ulong)outlet.Line), isMessage: true);
            else
                TakeLine(line, sink, isMessage: true);
        }
    }

    /// <summary>Takes ordinary lines of the default format, as many as follow one another, and returns their length without
    /// the last one's line feed, or 0.</summary>
    public int TakeFast(ReadOnlySpan<byte> data, int at, bool isFinal, IFlowSink sink)
    {
        var begin = at;
        int records = 0, inverted = 0;
        try
        {
            while (data.Length - at >= DefaultLineParser.Window)
            {
                ref var line = ref Unsafe.Add(ref MemoryMarshal.GetReference(data), at);
                var length = decoder.Fast.TryParse(ref line, ref _record, out var isInverted);
                if (length == 0)
                    break;
                records++;
                inverted += isInverted ? 1 : 0;
                at += length + 1;
                length -= Unsafe.Add(ref line, length - 1) == '\r' ? 1 : 0;
                outlet.AcceptWhole(in _record, MemoryMarshal.CreateReadOnlySpan(ref line, length), sink);
            }
        }
        finally
        {
            outlet.CountWhole(records, inverted);
        }

        _isProven |= records > 0;
        return records > 0 ? at - begin - 1 : isFinal && data.Length - at < DefaultLineParser.Window ? TakeFastAtEnd(data[at..], sink) : 0;
    }

    /// <summary>Near the end a copy gives the line the room that the parser needs.</summary>
    private int TakeFastAtEnd(ReadOnlySpan<byte> data, IFlowSink sink)
    {
        data.CopyTo(_window);
        _window[data.Length] = (byte)'\n';
        var length = decoder.Fast.TryParse(ref _window[0], ref _record, out var inverted);
        if (length == 0)
            return 0;
        outlet.Offer();
        _isProven = true;
        outlet.Accept(in _record, inverted, data[..length], sink);
        outlet.NextLine();
        return length;
    }

    /// <summary>Takes a line; false when it shows that the whole value is none of lines.</summary>
    /// <param name="line">The line without its line feed.</param>
    /// <param name="sink">Takes the record.</param>
    /// <param name="identity">The identity that the record has from its envelope, or 0.</param>
    /// <param name="isMessage">The line is part of a document.</param>
    public bool TakeLine(ReadOnlySpan<byte> line, IFlowSink sink, UInt128 identity = default, bool isMessage = false)
    {
        if (!line.ContainsAnyExcept((byte)' ', (byte)'\t', (byte)'\r'))
        {
            outlet.NextLine();
            return true;
        }

        if (line.Length > decoder.Options.MaximumLine)
            return RefuseLong(line, sink);
        var outcome = isMessage ? ParseMessage(line) : Parse(line);
        if (outcome == LineOutcome.Rejected)
        {
            if (_zeek.TryTake(line, identity, sink))
                return _isProven = true;
            if (TakeHeader(line, sink))
                return true;
            if (IsNoText(line))
                return false;
        }

        _isProven = true;
        outlet.Offer();
        if (outcome <= LineOutcome.InvertedRecord && identity != UInt128.Zero)
        {
            _record.Identity = identity;
            _record.HasIdentity = true;
        }

        Emit(outcome, line, sink);
        Enter();
        outlet.NextLine();
        return true;
    }

    /// <summary>Refuses a line for its length; false when it shows that the whole value is none of lines.</summary>
    public bool RefuseLong(ReadOnlySpan<byte> line, IFlowSink sink)
    {
        if (IsNoText(line))
            return false;
        outlet.Offer();
        outlet.Reject(RejectReason.LineTooLong, line, sink);
        outlet.NextLine();
        return true;
    }

    private LineOutcome ParseMessage(ReadOnlySpan<byte> line)
    {
        if (IsFast && line.Length < DefaultLineParser.Window)
        {
            line.CopyTo(_window);
            _window[line.Length] = (byte)'\n';
            if (decoder.Fast.TryParse(ref _window[0], ref _record, out var inverted) > 0)
                return inverted ? LineOutcome.InvertedRecord : LineOutcome.Record;
        }

        return Parse(line);
    }

    private LineOutcome Parse(ReadOnlySpan<byte> line)
    {
        if (_format is null || _zeek.IsOn)
            return LineOutcome.Rejected;
        var general = decoder.General;
        var outcome = general.Parse(_format, line, ref _record);
        if (outcome == LineOutcome.Rejected && _format.IsDefaultOrder && IsOfTransitGateway(line))
        {
            // Its default format names itself in every line, so it needs no header; the lines around it may be of a VPC.
            outlet.Source = FlowLogSource.AwsTransitGateway;
            outcome = general.Parse(FlowLogFormat.TransitGateway, line, ref _record);
            return general.FollowsTime ? ParseBehindTime(FlowLogFormat.TransitGateway, line) : outcome;
        }

        return outcome == LineOutcome.Rejected && general.FollowsTime ? ParseBehindTime(_format, line) : outcome;
    }

    private LineOutcome ParseBehindTime(FlowLogFormat format, ReadOnlySpan<byte> line)
    {
        outlet.Open(FlowLogEnvelope.CloudWatchExport);
        line = line.TrimStart(" \t\r"u8);
        return decoder.General.Parse(format, line[line.IndexOfAny((byte)' ', (byte)'\t')..], ref _record);
    }

    private static bool IsOfTransitGateway(ReadOnlySpan<byte> line) =>
        line[..Math.Min(line.Length, 64)].IndexOf(" TransitGateway "u8) > 0;

    private static FlowLogFormat Usual(FlowLogDecoderOptions options) =>
        options.Source == FlowLogSource.AwsTransitGateway && options.Format.IsDefaultOrder ? FlowLogFormat.TransitGateway : options.Format;

    private void Emit(LineOutcome outcome, ReadOnlySpan<byte> line, IFlowSink sink)
    {
        switch (outcome)
        {
            case LineOutcome.Record or LineOutcome.InvertedRecord:
                outlet.Accept(in _record, outcome == LineOutcome.InvertedRecord, line, sink);
                break;
            case LineOutcome.NoData:
                outlet.Skip(SkipReason.NoData, sink);
                break;
            case LineOutcome.SkipData:
                outlet.Skip(SkipReason.SkipData, sink);
                break;
            case LineOutcome.LostInterval:
                outlet.Lose(in _record, sink);
                break;
            default:
                outlet.Reject(_format is null ? RejectReason.MissingField : decoder.General.Reason, RecordOutlet.Trimmed(line), sink);
                break;
        }
    }

    private bool TakeHeader(ReadOnlySpan<byte> line, IFlowSink sink)
    {
        if (!decoder.Headers.TryRead(RecordOutlet.Trimmed(line), out var format))
            return false;
        _isProven = true;
        _format = format;
        Enter();
        if (format is null)
        {
            outlet.Offer();
            outlet.Reject(RejectReason.BadHeader, RecordOutlet.Trimmed(line), sink);
            outlet.NextLine();
        }
        else
        {
            outlet.TakeHeader();
        }

        return true;
    }

    /// <summary>True when the first line of a value is no text.</summary>
    private bool IsNoText(ReadOnlySpan<byte> line)
    {
        if (_isProven)
            return false;
        _isProven = true;
        return line[..Math.Min(line.Length, LongestProof)].ContainsAnyExcept(Text);
    }
}
