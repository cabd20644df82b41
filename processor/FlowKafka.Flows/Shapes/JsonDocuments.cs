namespace FlowKafka.Flows;

/// <summary>
/// Walks the JSON documents of a value: one after the other, with or without white space between, or the elements of one
/// array. A document that breaks off gives the events before the break, and one rejection.
/// </summary>
internal sealed class JsonDocuments(DecodeSession session, FlowLogDecoder decoder)
{
    private readonly DocumentTaker _taker = new(session, decoder);
    private bool _isInArray;
    private bool _isAfterElement;
    private bool _isAfterComma;
    private bool _isFirst;

    public void Begin() => (_isInArray, _isAfterElement, _isAfterComma, _isFirst) = (false, false, false, true);

    /// <summary>As <see cref="DecodeSession.Consume"/>, from <paramref name="at"/> on.</summary>
    public int Consume(ReadOnlySpan<byte> data, int at, bool isFinal, bool isCut, IFlowSink sink)
    {
        for (; ; )
        {
            while (at < data.Length && data[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
                at++;
            if (at == data.Length)
            {
                if (isFinal && _isInArray && !isCut)
                    session.RejectWhole(RejectReason.UnknownShape, data, sink);
                return at;
            }

            if (data[at] == '{' && !_isAfterElement)
            {
                var length = TakeDocument(data, at, isFinal, isCut, sink);
                if (length < 0)
                    return data.Length;
                if (length == 0)
                    return at;
                at += length;
                (_isAfterElement, _isAfterComma, _isFirst) = (_isInArray, false, false);
            }
            else if (!TakePunctuation(data[at]))
            {
                session.RejectWhole(RejectReason.UnknownShape, _isFirst ? data : data[at..], sink);
                return data.Length;
            }
            else
            {
                at++;
            }
        }
    }

    /// <summary>Returns the document's length, 0 when it is not whole yet, -1 when it broke off.</summary>
    private int TakeDocument(ReadOnlySpan<byte> data, int at, bool isFinal, bool isCut, IFlowSink sink)
    {
        var rest = data[at..];
        var outcome = _taker.Take(rest, isFinal, sink, out var length);
        if (outcome == DocumentOutcome.Taken)
            return length;
        if (outcome == DocumentOutcome.Foreign)
        {
            session.Outlet.Offer();
            session.Outlet.Reject(RejectReason.UnknownShape, rest[..length], sink);
            session.Outlet.NextDocument();
            return length;
        }

        if (outcome == DocumentOutcome.Incomplete && rest.Length <= decoder.Options.MaximumDecompressed)
            return 0;
        if (!isCut)
            session.RejectWhole(RejectReason.UnknownShape, _isFirst ? data : rest, sink);
        return -1;
    }

    private bool TakePunctuation(byte mark)
    {
        switch (mark)
        {
            case (byte)'[' when !_isInArray:
                (_isInArray, _isAfterElement, _isAfterComma) = (true, false, false);
                return true;
            case (byte)',' when _isAfterElement:
                (_isAfterElement, _isAfterComma) = (false, true);
                return true;
            case (byte)']' when _isInArray && !_isAfterComma:
                (_isInArray, _isAfterElement) = (false, false);
                return true;
            default:
                return false;
        }
    }
}
