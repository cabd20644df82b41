namespace FlowKafka.Flows;

/// <summary>Network security group flow logs, versions 1 and 2: one record of the log a document, with its flows under
/// <c>properties</c>. Other resource logs of Azure, which share the way to an event hub, tell of no flow.</summary>
internal sealed class AzureNsgFormat(RecordNames names, RecordOutlet outlet) : IDocumentFormat
{
    private readonly AzureFlows _flows = new(names, outlet, isNetwork: false);
    private readonly ScratchBuffer[] _buffers = [new(), new(), new(), new()];

    public FlowLogSource Source => FlowLogSource.AzureNsg;

    public DocumentOutcome Take(ReadOnlySpan<byte> data, bool isFinal, UInt128 eventId, out int length, IFlowSink sink)
    {
        var outline = new AzureOutline();
        var outcome = outline.Read(data, isFinal, _buffers, out length);
        if (outcome != DocumentOutcome.Taken)
            return outcome;
        if (outline.FlowRecords < 0 && outline.Properties >= 0 && outline.Category.StartsWith("NetworkSecurityGroupFlowEvent"u8))
        {
            _flows.Take(data[outline.Properties..length], outline, eventId, sink);
            return DocumentOutcome.Taken;
        }

        if (outline.FlowRecords >= 0 || outline.Category.IsEmpty || AzureResource.After(outline.Resource, "subscriptions"u8).IsEmpty)
            return DocumentOutcome.Foreign;
        outlet.Offer();
        outlet.Skip(SkipReason.OtherRecord, sink);
        return DocumentOutcome.Taken;
    }
}
