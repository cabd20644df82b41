using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FlowKafka.Flows;

/// <summary>
/// Decodes one value, whole or block by block: finds its shape, keeps the format that its header lines set and the place
/// of the record, counts. Lines are taken here, documents by <see cref="JsonDocuments"/>.
/// </summary>
internal sealed class DecodeSession
{
    private enum Shape : byte
    {
        Unknown,
        Lines,
        Documents,
        Refused,
    }

    private const int LongestProof = 4096;

    private static readonly SearchValues<byte> Text =
        SearchValues.Create([(byte)'\t', (byte)'\r', .. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (byte)c)]);

    private readonly FlowLogDecoder _decoder;
    private readonly JsonDocuments _documents;
    private readonly byte[] _window = new byte[DefaultLineParser.Window];
    private FlowLogFormat? _format;
    private FlowRecord _record;
    private Shape _shape;
    private bool _isProven; // a line of this value was taken, or is text at least
    private bool _isSkippingLine;

    public DecodeSession(FlowLogDecoder decoder)
    {
        _decoder = decoder;
        Outlet = new RecordOutlet(decoder.Counts);
        _documents = new JsonDocuments(this, decoder.Options.MaximumDecompressed);
    }

    /// <summary>Where the value's records go.</summary>
    public RecordOutlet Outlet { get; }

    /// <summary>Starts a new value.</summary>
    public void Begin()
    {
        _format = _decoder.Options.Format;
        _shape = Shape.Unknown;
        Outlet.Begin();
        _isProven = false;
        _isSkippingLine = false;
    }

    /// <summary>Takes what it can and returns how many bytes that was; the caller brings the rest again, with more.</summary>
    /// <param name="data">The bytes after those taken before.</param>
    /// <param name="isFinal">Nothing follows: all is taken.</param>
    /// <param name="sink">Takes the records.</param>
    /// <param name="isCut">The value breaks off here: a last line without a line feed is no line.</param>
    public int Consume(ReadOnlySpan<byte> data, bool isFinal, IFlowSink sink, bool isCut = false)
    {
        var at = _shape == Shape.Unknown ? FindShape(data, isFinal) : 0;
        return _shape switch
        {
            Shape.Unknown => at,
            Shape.Lines => ConsumeLines(data, at, isFinal && !isCut, sink),
            Shape.Documents => _documents.Consume(data, at, isFinal, isCut, sink),
            _ => data.Length,
        };
    }

    /// <summary>Rejects what cannot be divided into records, and takes nothing more of the value.</summary>
    public void RejectWhole(RejectReason reason, ReadOnlySpan<byte> raw, IFlowSink sink)
    {
        _shape = Shape.Refused;
        Outlet.Offer();
        Outlet.Reject(reason, raw, sink);
    }

    /// <summary>Takes the lines of a document's message. With an event id the record's identity is the event's.</summary>
    public void TakeMessage(ReadOnlySpan<byte> message, ReadOnlySpan<byte> eventId, ulong source, IFlowSink sink)
    {
        _isProven = true;
        while (!message.IsEmpty)
        {
            var feed = message.IndexOf((byte)'\n');
            var line = feed < 0 ? message : message[..feed];
            message = feed < 0 ? default : message[(feed + 1)..];
            if (!eventId.IsEmpty)
                TakeLine(line, sink, StableHash.OfEventId(eventId, source + (ulong)Outlet.Line));
            else
                TakeLine(line, sink, UInt128.Zero);
        }
    }

    private int FindShape(ReadOnlySpan<byte> data, bool isFinal)
    {
        var at = 0;
        if (!isFinal && data.Length < 3)
            return 0;
        if (data.StartsWith("\uFEFF"u8))
            at = 3;
        while (at < data.Length && data[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            if (data[at++] == '\n')
                Outlet.NextLine();
        }

        if (at < data.Length)
            _shape = data[at] is (byte)'{' or (byte)'[' ? Shape.Documents : Shape.Lines;
        if (_shape == Shape.Documents)
        {
            _documents.Begin();
            Outlet.Begin();
        }

        return at;
    }

    private int ConsumeLines(ReadOnlySpan<byte> data, int at, bool isFinal, IFlowSink sink)
    {
        while (at < data.Length && _shape == Shape.Lines)
        {
            if (IsFast && !_isSkippingLine)
            {
                var length = TakeFast(data, at, isFinal, sink);
                if (length > 0)
                {
                    at += length + 1;
                    continue;
                }
            }

            var rest = data[at..];
            var feed = rest.IndexOf((byte)'\n');
            if (feed < 0 && !isFinal)
                return at + TakeBegunLine(rest, data, sink);
            var line = feed < 0 ? rest : rest[..feed];
            at += line.Length + 1;
            if (_isSkippingLine)
            {
                _isSkippingLine = false;
                Outlet.NextLine();
            }
            else
            {
                TakeLine(line, sink, UInt128.Zero, data);
            }
        }

        return _shape == Shape.Lines ? Math.Min(at, data.Length) : data.Length;
    }

    /// <summary>Takes an ordinary line of the default format, and returns its length without its line feed, or 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int TakeFast(ReadOnlySpan<byte> data, int at, bool isFinal, IFlowSink sink)
    {
        ref var start = ref Unsafe.Add(ref MemoryMarshal.GetReference(data), at);
        var left = data.Length - at;
        if (left < DefaultLineParser.Window)
        {
            // Near the end a copy gives the line the room that the parser needs.
            if (!isFinal)
                return 0;
            data[at..].CopyTo(_window);
            _window[left] = (byte)'\n';
            start = ref _window[0];
        }

        var length = _decoder.Fast.TryParse(ref start, ref _record, out var inverted);
        if (length == 0)
            return 0;
        Outlet.Offer();
        _isProven = true;
        Outlet.Accept(in _record, inverted, data.Slice(at, length), sink);
        Outlet.NextLine();
        return length;
    }

    /// <summary>Refuses a line that is too long before its end is seen.</summary>
    private int TakeBegunLine(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> value, IFlowSink sink)
    {
        if (!_isSkippingLine && rest.Length <= Math.Max(_decoder.Options.MaximumLine, LongestProof))
            return 0;
        if (!_isSkippingLine && !RefusedAsUnknown(rest, value, sink))
        {
            Outlet.Offer();
            Outlet.Reject(RejectReason.LineTooLong, rest, sink);
        }

        _isSkippingLine = true;
        return rest.Length;
    }

    /// <param name="line">The line without its line feed.</param>
    /// <param name="sink">Takes the record.</param>
    /// <param name="identity">The identity that the record has from its envelope, or 0.</param>
    /// <param name="value">The value of lines, or its block; empty for a message.</param>
    private void TakeLine(ReadOnlySpan<byte> line, IFlowSink sink, UInt128 identity, ReadOnlySpan<byte> value = default)
    {
        if (!line.ContainsAnyExcept((byte)' ', (byte)'\t', (byte)'\r'))
        {
            Outlet.NextLine();
            return;
        }

        if (line.Length > _decoder.Options.MaximumLine)
        {
            if (!RefusedAsUnknown(line, value, sink))
            {
                Outlet.Offer();
                Outlet.Reject(RejectReason.LineTooLong, line, sink);
                Outlet.NextLine();
            }

            return;
        }

        var outcome = value.IsEmpty ? ParseMessage(line) : Parse(line);
        if (outcome == LineOutcome.Rejected)
        {
            if (TakeHeader(line, sink) || RefusedAsUnknown(line, value, sink))
                return;
        }

        Outlet.Offer();
        if (outcome <= LineOutcome.InvertedRecord && identity != UInt128.Zero)
        {
            _record.Identity = identity;
            _record.HasIdentity = true;
        }

        Emit(outcome, line, sink);
        Outlet.NextLine();
    }

    private bool IsFast => _decoder.Fast.IsUsable && _format is { IsDefaultOrder: true };

    private LineOutcome ParseMessage(ReadOnlySpan<byte> line)
    {
        if (IsFast && line.Length < DefaultLineParser.Window)
        {
            line.CopyTo(_window);
            _window[line.Length] = (byte)'\n';
            if (_decoder.Fast.TryParse(ref _window[0], ref _record, out var inverted) > 0)
                return inverted ? LineOutcome.InvertedRecord : LineOutcome.Record;
        }

        return Parse(line);
    }

    private LineOutcome Parse(ReadOnlySpan<byte> line)
    {
        if (_format is null)
            return LineOutcome.Rejected;
        var general = _decoder.General;
        var outcome = general.Parse(_format, line, ref _record);
        if (outcome != LineOutcome.Rejected || !general.FollowsTime)
            return outcome;
        line = line.TrimStart(" \t\r"u8);
        return general.Parse(_format, line[line.IndexOfAny((byte)' ', (byte)'\t')..], ref _record);
    }

    private void Emit(LineOutcome outcome, ReadOnlySpan<byte> line, IFlowSink sink)
    {
        switch (outcome)
        {
            case LineOutcome.Record or LineOutcome.InvertedRecord:
                _isProven = true;
                Outlet.Accept(in _record, outcome == LineOutcome.InvertedRecord, line, sink);
                break;
            case LineOutcome.NoData:
                Outlet.Skip(SkipReason.NoData, sink);
                break;
            case LineOutcome.SkipData:
                Outlet.Skip(SkipReason.SkipData, sink);
                break;
            case LineOutcome.LostInterval:
                Outlet.Lose(in _record, sink);
                break;
            default:
                Outlet.Reject(_format is null ? RejectReason.MissingField : _decoder.General.Reason, RecordOutlet.Trimmed(line), sink);
                break;
        }
    }

    private bool TakeHeader(ReadOnlySpan<byte> line, IFlowSink sink)
    {
        if (!_decoder.Headers.TryRead(RecordOutlet.Trimmed(line), out var format))
            return false;
        _isProven = true;
        _format = format;
        if (format is null)
        {
            Outlet.Offer();
            Outlet.Reject(RejectReason.BadHeader, RecordOutlet.Trimmed(line), sink);
            Outlet.NextLine();
        }
        else
        {
            Outlet.TakeHeader();
        }

        return true;
    }

    /// <summary>Refuses the whole value when its first line is no text.</summary>
    private bool RefusedAsUnknown(ReadOnlySpan<byte> line, ReadOnlySpan<byte> value, IFlowSink sink)
    {
        if (_isProven)
            return false;
        _isProven = true;
        if (!line[..Math.Min(line.Length, LongestProof)].ContainsAnyExcept(Text))
            return false;
        RejectWhole(RejectReason.UnknownShape, value, sink);
        return true;
    }
}
