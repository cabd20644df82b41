namespace FlowKafka.Flows;

/// <summary>Virtual network flow logs: one record of the log a document, with its flows under <c>flowRecords</c>.</summary>
internal sealed class AzureVnetFormat(RecordNames names, RecordOutlet outlet) : IDocumentFormat
{
    private readonly AzureFlows _flows = new(names, outlet, isNetwork: true);
    private readonly ScratchBuffer[] _buffers = [new(), new(), new(), new()];

    public FlowLogSource Source => FlowLogSource.AzureVnet;

    public DocumentOutcome Take(ReadOnlySpan<byte> data, bool isFinal, UInt128 eventId, out int length, IFlowSink sink)
    {
        var outline = new AzureOutline();
        var outcome = outline.Read(data, isFinal, _buffers, out length);
        if (outcome != DocumentOutcome.Taken)
            return outcome;
        if (outline.FlowRecords < 0)
            return DocumentOutcome.Foreign;
        _flows.Take(data[outline.FlowRecords..length], outline, eventId, sink);
        return DocumentOutcome.Taken;
    }
}
