namespace FlowKafka.Flows;

/// <summary>
/// Finds out whose a JSON document is: the format, or the envelope, that took the last one is asked first, so that a
/// source's documents are read once; then the others.
/// </summary>
/// <param name="session">The session of the value.</param>
/// <param name="envelope">Opens envelopes.</param>
/// <param name="isElement">The documents are elements of an array that an envelope opened.</param>
internal sealed class DocumentTaker(DecodeSession session, EnvelopeDocument envelope, bool isElement)
{
    private const int Envelope = -1;

    private readonly IDocumentFormat[] _formats = session.Formats;
    private int _last = Envelope;

    /// <summary>Takes the document at the start of the data, and tells its length when it is whole.</summary>
    public DocumentOutcome Take(ReadOnlySpan<byte> data, bool isFinal, IFlowSink sink, out int length)
    {
        var eventId = session.Event?.Next() ?? UInt128.Zero;
        var best = Ask(_last, data, isFinal, eventId, sink, out length);
        for (var taker = Envelope; taker < _formats.Length && best != DocumentOutcome.Taken; taker++)
        {
            // What is broken for one is broken for all, and so is what is not whole; but an envelope gives what it has.
            if (taker == _last || (best != DocumentOutcome.Foreign && taker != Envelope))
                continue;
            var outcome = Ask(taker, data, isFinal, eventId, sink, out var found);
            if (outcome == DocumentOutcome.Taken)
                _last = taker;
            if (outcome == DocumentOutcome.Taken || taker == Envelope)
                length = found;
            if (outcome > best)
                best = outcome;
        }

        return best;
    }

    private DocumentOutcome Ask(
        int taker, ReadOnlySpan<byte> data, bool isFinal, UInt128 eventId, IFlowSink sink, out int length)
    {
        if (taker == Envelope)
            return envelope.Take(data, isFinal, isElement, sink, out length);
        var format = _formats[taker];
        session.Outlet.Source = format.Source;
        var outcome = format.Take(data, isFinal, eventId, out length, sink);
        if (outcome == DocumentOutcome.Taken)
            session.Outlet.NextDocument();
        return outcome;
    }
}
