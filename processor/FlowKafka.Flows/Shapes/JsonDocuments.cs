namespace FlowKafka.Flows;

/// <summary>
/// Walks the JSON documents of a value: one after the other, with or without white space between, or the elements of an
/// array, also of one that an envelope opened. What is no document, or breaks off, is one rejection, up to the next line
/// that begins with one; an envelope that breaks off gives the events before the break.
/// </summary>
internal sealed class JsonDocuments
{
    private readonly DecodeSession _session;
    private readonly EnvelopeDocument _envelope;
    private readonly DocumentTaker _documents;
    private readonly DocumentTaker _elements;
    private readonly long _maximumDocument;
    private bool _isInArray;
    private bool _isInEnvelope; // the array is one that an envelope opened
    private bool _isInOuterArray; // and that envelope is an element of an array
    private bool _isAfterElement;
    private bool _isAfterComma;
    private bool _isFirst;
    private bool _isSkipping;

    public JsonDocuments(DecodeSession session, long maximumDocument)
    {
        _session = session;
        _envelope = new EnvelopeDocument(session);
        _documents = new DocumentTaker(session, _envelope, isElement: false);
        _elements = new DocumentTaker(session, _envelope, isElement: true);
        _maximumDocument = maximumDocument;
    }

    public void Begin()
    {
        (_isInArray, _isInEnvelope, _isInOuterArray) = (false, false, false);
        (_isAfterElement, _isAfterComma, _isFirst, _isSkipping) = (false, false, true, false);
    }

    /// <summary>As <see cref="DecodeSession.Consume"/>, from <paramref name="at"/> on.</summary>
    public int Consume(ReadOnlySpan<byte> data, int at, bool isFinal, bool isCut, IFlowSink sink)
    {
        for (; ; )
        {
            at = _isSkipping ? Skip(data, at, isFinal) : at;
            while (!_isSkipping && at < data.Length && data[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
                at++;
            if (_isSkipping || at == data.Length)
            {
                if (isFinal && _isInArray && !isCut && !_isSkipping)
                    _session.RejectWhole(RejectReason.UnknownShape, data, sink);
                return at;
            }

            var length = TakeNext(data[at..], isFinal, sink);
            if (length == 0)
                return at;
            at = length > 0 ? at + length : Refuse(data, at, isFinal, isCut, sink);
        }
    }

    /// <summary>Returns the length of what was taken, 0 when more bytes must come, -1 when it is to be refused.</summary>
    private int TakeNext(ReadOnlySpan<byte> data, bool isFinal, IFlowSink sink)
    {
        switch (data[0])
        {
            case (byte)'{' when !_isAfterElement:
                return TakeDocument(data, isFinal, sink);
            case (byte)'[' when !_isInArray:
                (_isInArray, _isInEnvelope, _isAfterElement, _isAfterComma) = (true, false, false, false);
                return 1;
            case (byte)'[' when !isFinal && data.Length <= _maximumDocument && JsonDepth.IsExceeded(data) is null:
                return 0;
            case (byte)',' when _isAfterElement:
                (_isAfterElement, _isAfterComma) = (false, true);
                return 1;
            case (byte)']' when _isInArray && !_isAfterComma:
                return CloseArray(data, isFinal);
            default:
                return -1;
        }
    }

    private int TakeDocument(ReadOnlySpan<byte> data, bool isFinal, IFlowSink sink)
    {
        var taker = _isInArray && _isInEnvelope ? _elements : _documents;
        var outcome = taker.Take(data, isFinal, sink, out var length);
        switch (outcome)
        {
            case DocumentOutcome.Taken when _envelope.HasOpenedArray():
                OpenArray();
                return length;
            case DocumentOutcome.Foreign:
                _session.Outlet.Offer();
                _session.Outlet.Reject(RejectReason.UnknownShape, data[..length], sink);
                _session.Outlet.NextDocument();
                break;
            case DocumentOutcome.Incomplete when data.Length <= _maximumDocument:
                return 0;
            case DocumentOutcome.Broken or DocumentOutcome.Incomplete:
                return -1;
            default:
                break;
        }

        (_isAfterElement, _isAfterComma, _isFirst) = (_isInArray, false, false);
        return length;
    }

    private void OpenArray()
    {
        _isInOuterArray |= _isInArray && !_isInEnvelope;
        (_isInArray, _isInEnvelope) = (true, true);
        (_isAfterElement, _isAfterComma, _isFirst) = (false, false, false);
    }

    private int CloseArray(ReadOnlySpan<byte> data, bool isFinal)
    {
        var length = _isInEnvelope ? _envelope.CloseArray(data, isFinal) : 1;
        if (length == 0 && data.Length > _maximumDocument)
            return -1;
        if (length > 0 && _isInEnvelope && _envelope.HasOpenedArray())
            OpenArray();
        else if (length > 0)
            (_isInArray, _isInEnvelope, _isInOuterArray, _isAfterElement) = (_isInOuterArray, false, false, _isInOuterArray);
        return length;
    }

    /// <summary>Rejects what begins at <paramref name="at"/>, up to the next line that begins with a document.</summary>
    private int Refuse(ReadOnlySpan<byte> data, int at, bool isFinal, bool isCut, IFlowSink sink)
    {
        var reason = JsonDepth.IsExceeded(data[at..]) == true ? RejectReason.TooDeep : RejectReason.UnknownShape;
        var next = data[at..].IndexOf("\n{"u8);
        var raw = data[(_isFirst ? 0 : at)..(next < 0 ? data.Length : at + next)];
        if (next < 0 && isFinal)
        {
            _isSkipping = true;
            if (!isCut)
                _session.RejectWhole(reason, raw, sink);
            return data.Length;
        }

        _session.Outlet.Offer();
        _session.Outlet.Reject(reason, raw, sink);
        _session.Outlet.NextDocument();
        (_isAfterElement, _isAfterComma, _isFirst, _isSkipping) = (false, _isInArray, false, true);
        return next < 0 ? KeepFeed(data) : at + next;
    }

    /// <summary>Skips to the next line that begins with a document.</summary>
    private int Skip(ReadOnlySpan<byte> data, int at, bool isFinal)
    {
        var next = data[at..].IndexOf("\n{"u8);
        _isSkipping = next < 0;
        if (next >= 0)
            return at + next + 1;
        return isFinal ? data.Length : KeepFeed(data);
    }

    /// <summary>A line feed at the end stays: the next bytes may begin with a document.</summary>
    private static int KeepFeed(ReadOnlySpan<byte> data) => data.Length - (data.EndsWith("\n"u8) ? 1 : 0);
}
