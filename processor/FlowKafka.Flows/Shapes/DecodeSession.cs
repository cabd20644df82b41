namespace FlowKafka.Flows;

/// <summary>
/// Decodes one value, whole or block by block: finds its shape, keeps the format that its header lines set and the place
/// of the record, counts. Lines are taken here, documents by <see cref="JsonDocuments"/>. What an envelope holds is a value
/// of its own again, in a session within this one.
/// </summary>
internal sealed class DecodeSession
{
    /// <summary>So many envelopes may lie in one another, compression not counted.</summary>
    public const int DeepestEnvelope = 4;

    private enum Shape : byte
    {
        Unknown,
        Lines,
        Documents,
        Refused,
    }

    private readonly FlowLogDecoder _decoder;
    private readonly JsonDocuments _documents;
    private DecodeSession? _inner;
    private BlockFeeder? _feeder;
    private Shape _shape;
    private bool _isSkippingLine;

    public DecodeSession(FlowLogDecoder decoder)
    {
        _decoder = decoder;
        Outlet = new RecordOutlet(decoder.Counts);
        Lines = new LineTaker(decoder, Outlet);
        Budget = new DecompressionBudget(decoder.Options.MaximumDecompressed);
        Formats = FormatsOf(decoder);
        _documents = new JsonDocuments(this, decoder.Options.MaximumDecompressed);
    }

    private DecodeSession(DecodeSession outer)
    {
        _decoder = outer._decoder;
        Outlet = outer.Outlet;
        Lines = outer.Lines;
        Budget = outer.Budget;
        Formats = outer.Formats;
        Depth = outer.Depth + 1;
        _documents = new JsonDocuments(this, _decoder.Options.MaximumDecompressed);
    }

    /// <summary>Where the value's records go.</summary>
    public RecordOutlet Outlet { get; }

    /// <summary>Takes its lines.</summary>
    public LineTaker Lines { get; }

    /// <summary>True when the value was rejected as a whole: nothing more of it is taken.</summary>
    public bool IsRefused => _shape == Shape.Refused;

    /// <summary>What it may still expand to.</summary>
    public DecompressionBudget Budget { get; }

    /// <summary>The formats that its documents may be of.</summary>
    public IDocumentFormat[] Formats { get; }

    /// <summary>How many envelopes lie around it.</summary>
    public int Depth { get; }

    /// <summary>The event that it lies in, if any.</summary>
    public EventIdentity? Event { get; private set; }

    /// <summary>Starts a new value.</summary>
    public void Begin()
    {
        Outlet.Begin();
        Lines.Begin();
        Budget.Refill();
        BeginPart(null);
    }

    /// <summary>Takes a value that is there as a whole, packed or plain.</summary>
    public void Take(ReadOnlySpan<byte> value, IFlowSink sink)
    {
        if (!Gzip.Is(value))
            Consume(value, isFinal: true, sink);
        else if (!TryUnpack(value, sink))
            RejectWhole(RejectReason.BrokenCompression, value, sink);
    }

    /// <summary>Takes what an envelope of this value held, as a value of its own.</summary>
    public void TakePart(ReadOnlySpan<byte> part, EventIdentity? identity, IFlowSink sink)
    {
        var document = Outlet.Document;
        _inner ??= new DecodeSession(this);
        _inner.BeginPart(identity);
        _inner.Take(part, sink);
        if (Outlet.Document == document || _inner._shape == Shape.Refused)
            Outlet.NextDocument();
    }

    /// <summary>Takes the lines of a message; with an event's id their identity is the event's.</summary>
    public void TakeText(ReadOnlySpan<byte> message, ReadOnlySpan<byte> eventId, ulong source, IFlowSink sink)
    {
        if (Lines.IsAllowed)
        {
            Lines.TakeMessage(message, eventId, source, sink);
        }
        else
        {
            Outlet.Offer();
            Outlet.Reject(RejectReason.UnknownShape, message, sink);
        }

        Outlet.NextDocument();
    }

    /// <summary>Takes what it can and returns how many bytes that was; the caller brings the rest again, with more.</summary>
    /// <param name="data">The bytes after those taken before.</param>
    /// <param name="isFinal">Nothing follows: all is taken.</param>
    /// <param name="sink">Takes the records.</param>
    /// <param name="isCut">The value breaks off here: a last line without a line feed is no line.</param>
    public int Consume(ReadOnlySpan<byte> data, bool isFinal, IFlowSink sink, bool isCut = false)
    {
        var at = _shape == Shape.Unknown ? FindShape(data, isFinal, sink) : 0;
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

    private IDocumentFormat[] FormatsOf(FlowLogDecoder decoder)
    {
        var all = DocumentFormats.All(decoder.Names, Outlet);
        var source = decoder.Options.Source;
        return source == FlowLogSource.Auto ? all : Array.FindAll(all, format => format.Source == source);
    }

    private void BeginPart(EventIdentity? identity)
    {
        Event = identity;
        _shape = Shape.Unknown;
        _isSkippingLine = false;
    }

    private unsafe bool TryUnpack(ReadOnlySpan<byte> value, IFlowSink sink)
    {
        _feeder ??= new BlockFeeder(_decoder.Options);
        fixed (byte* start = value)
        {
            using var compressed = new UnmanagedMemoryStream(start, value.Length);
            using var plain = Gzip.Open(compressed, Budget, Outlet);
            _feeder.Begin(plain);
            while (_feeder.Step(this, sink))
            {
            }
        }

        return !_feeder.IsBroken;
    }

    private int FindShape(ReadOnlySpan<byte> data, bool isFinal, IFlowSink sink)
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

        if (at == data.Length)
            return at;
        if (data[at] is (byte)'{' or (byte)'[')
        {
            _shape = Shape.Documents;
            _documents.Begin();
            Outlet.BeginDocument();
        }
        else if (Gzip.Is(data[at..]))
        {
            RejectWhole(RejectReason.TooDeep, data, sink);
        }
        else if (!Lines.IsAllowed)
        {
            RejectWhole(RejectReason.UnknownShape, data, sink);
        }
        else
        {
            _shape = Shape.Lines;
        }

        return at;
    }

    private int ConsumeLines(ReadOnlySpan<byte> data, int at, bool isFinal, IFlowSink sink)
    {
        Lines.Enter();
        while (at < data.Length && _shape == Shape.Lines)
        {
            if (Lines.IsFast && !_isSkippingLine)
            {
                var length = Lines.TakeFast(data, at, isFinal, sink);
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
                _isSkippingLine = false;
            else if (!TakeDatedDocument(line, sink) && !Lines.TakeLine(line, sink))
                RejectWhole(RejectReason.UnknownShape, data, sink);
        }

        return _shape == Shape.Lines ? Math.Min(at, data.Length) : data.Length;
    }

    /// <summary>Takes a document behind an ISO time, as CloudWatch Logs exports them.</summary>
    private bool TakeDatedDocument(ReadOnlySpan<byte> line, IFlowSink sink)
    {
        var start = IsoTime.LengthBefore(line, (byte)'{');
        if (start == 0 || line.Length > _decoder.Options.MaximumLine || Depth == DeepestEnvelope)
            return false;
        Outlet.Open(FlowLogEnvelope.CloudWatchExport);
        TakePart(line[start..], Event, sink);
        Lines.Enter();
        return true;
    }

    /// <summary>Refuses a line that is too long before its end is seen.</summary>
    private int TakeBegunLine(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> value, IFlowSink sink)
    {
        if (!_isSkippingLine && rest.Length <= Math.Max(_decoder.Options.MaximumLine, LineTaker.LongestProof))
            return 0;
        if (!_isSkippingLine && !Lines.RefuseLong(rest, sink))
            RejectWhole(RejectReason.UnknownShape, value, sink);
        _isSkippingLine = true;
        return rest.Length;
    }
}
