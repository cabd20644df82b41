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

    private readonly int _maximumLine;
    private readonly JsonDocuments _documents;
    private Shape _shape;
    private bool _isSkippingLine;

    public DecodeSession(FlowLogDecoder decoder)
    {
        _maximumLine = decoder.Options.MaximumLine;
        Outlet = new RecordOutlet(decoder.Counts);
        Lines = new LineTaker(decoder, Outlet);
        _documents = new JsonDocuments(this, decoder);
    }

    /// <summary>Where the value's records go.</summary>
    public RecordOutlet Outlet { get; }

    /// <summary>Takes its lines.</summary>
    public LineTaker Lines { get; }

    /// <summary>Starts a new value.</summary>
    public void Begin()
    {
        _shape = Shape.Unknown;
        Outlet.Begin();
        Lines.Begin();
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
            else if (!Lines.TakeLine(line, sink))
                RejectWhole(RejectReason.UnknownShape, data, sink);
        }

        return _shape == Shape.Lines ? Math.Min(at, data.Length) : data.Length;
    }

    /// <summary>Refuses a line that is too long before its end is seen.</summary>
    private int TakeBegunLine(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> value, IFlowSink sink)
    {
        if (!_isSkippingLine && rest.Length <= Math.Max(_maximumLine, LineTaker.LongestProof))
            return 0;
        if (!_isSkippingLine && !Lines.RefuseLong(rest, sink))
            RejectWhole(RejectReason.UnknownShape, value, sink);
        _isSkippingLine = true;
        return rest.Length;
    }
}
