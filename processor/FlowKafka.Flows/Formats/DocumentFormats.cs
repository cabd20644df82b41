namespace FlowKafka.Flows;

/// <summary>The JSON formats, each asked in turn whether a document is its own.</summary>
internal static class DocumentFormats
{
    /// <summary>One of each, in the order in which they are asked.</summary>
    public static IDocumentFormat[] All(RecordNames names, RecordOutlet outlet) =>
    [
        new GoogleFlowFormat(names, outlet),
        new ZeekJsonFormat(names, outlet),
        new GoFlow2Format(names, outlet),
        new PmacctFormat(names, outlet),
        new AzureVnetFormat(names, outlet),
        new AzureNsgFormat(names, outlet),
    ];
}
