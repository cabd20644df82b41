namespace FlowKafka.Flows;

/// <summary>
/// Finds out whose a JSON document is: the format, or the envelope, that took the last one is asked first, so that a
/// source's documents are read once; then the others.
/// </summary>
internal sealed class DocumentTaker
{
    private const int Envelope = -1;

    private readonly DecodeSession _session;
    private readonly FlowLogDocument _envelope;
    private readonly IDocumentFormat[] _formats;
    private int _last = Envelope;

    public DocumentTaker(DecodeSession session, FlowLogDecoder decoder)
    {
        _session = session;
        _envelope = new FlowLogDocument(session);
        _formats = DocumentFormats.All(decoder.Names, session.Outlet);
        if (decoder.Options.Source != FlowLogSource.Auto)
            _formats = Array.FindAll(_formats, format => format.Source == decoder.Options.Source);
    }

    /// <summary>Takes the document at the start of the data, and tells its length when it is whole.</summary>
    public DocumentOutcome Take(ReadOnlySpan<byte> data, bool isFinal, IFlowSink sink, out int length)
    {
        var before = _session.Outlet.Offered;
        var best = Ask(_last, data, isFinal, sink, out length);
        for (var taker = Envelope; taker < _formats.Length; taker++)
        {
            // What was passed on before a document broke off tells whose it was.
            if (best == DocumentOutcome.Taken || _session.Outlet.Offered != before)
                return best;
            if (taker == _last)
                continue;
            var outcome = Ask(taker, data, isFinal, sink, out var found);
            if (outcome == DocumentOutcome.Taken)
                _last = taker;
            if (outcome is DocumentOutcome.Taken || taker == Envelope)
                length = found;
            if (outcome > best)
                best = outcome;
        }

        return best;
    }

    private DocumentOutcome Ask(int taker, ReadOnlySpan<byte> data, bool isFinal, IFlowSink sink, out int length)
    {
        if (taker == Envelope)
            return _envelope.Take(data, isFinal, sink, out length);
        var format = _formats[taker];
        _session.Outlet.Source = format.Source;
        var outcome = format.Take(data, isFinal, UInt128.Zero, out length, sink);
        if (outcome == DocumentOutcome.Taken)
            _session.Outlet.NextDocument();
        return outcome;
    }
}
