namespace FlowKafka.Flows;

/// <summary>A format whose documents are one object each, with fields at known places.</summary>
internal abstract class FieldDocumentFormat(RecordOutlet outlet, Func<JsonFieldMap> map, int fields) : IDocumentFormat
{
    private readonly RecordFields _fields = new(fields);
    private JsonFieldMap? _map; // made when it is first needed: most sessions see lines only

    /// <inheritdoc/>
    public abstract FlowLogSource Source { get; }

    /// <summary>The document's fields.</summary>
    protected RecordFields Fields => _fields;

    /// <inheritdoc/>
    public DocumentOutcome Take(ReadOnlySpan<byte> data, bool isFinal, UInt128 eventId, out int length, IFlowSink sink)
    {
        var end = (_map ??= map()).Read(data, _fields, out length);
        if (end == JsonEnd.Short && !isFinal)
            return DocumentOutcome.Incomplete;
        if (!IsOwn(data))
            return DocumentOutcome.Foreign;
        if (end != JsonEnd.Whole)
            return DocumentOutcome.Broken;
        Decode(data[..length], eventId, sink);
        return DocumentOutcome.Taken;
    }

    /// <summary>True when the fields that were found are enough to tell the format.</summary>
    protected abstract bool IsOwn(ReadOnlySpan<byte> document);

    /// <summary>Passes on, skips or rejects what the document says.</summary>
    protected abstract void Decode(ReadOnlySpan<byte> document, UInt128 eventId, IFlowSink sink);

    protected void Skip(SkipReason reason, IFlowSink sink)
    {
        outlet.Offer();
        outlet.Skip(reason, sink);
    }

    protected void Reject(ReadOnlySpan<byte> document, IFlowSink sink)
    {
        outlet.Offer();
        outlet.Reject(_fields.Reason, document, sink);
    }

    /// <summary>Passes on a one-way record with the times of the source; one without packets and bytes is skipped.</summary>
    protected void Accept(
        ref FlowRecord record, Moment start, Moment end, UInt128 identity, ReadOnlySpan<byte> document, IFlowSink sink)
    {
        if (record.Packets == 0 && record.Bytes == 0)
        {
            Skip(SkipReason.NoCounters, sink);
            return;
        }

        record.Start = start.Milliseconds;
        record.End = Math.Max(start.Milliseconds, end.Milliseconds);
        record.Identity = identity;
        record.HasIdentity = identity != UInt128.Zero;
        outlet.Offer();
        outlet.Accept(in record, record.Start > end.Milliseconds, document, sink);
    }
}
