namespace FlowKafka.Processor.Elasticsearch;

/// <summary>A document that nobody waits for.</summary>
/// <param name="StreamName">The data stream that it goes to, in UTF-8.</param>
/// <param name="Id">Its id.</param>
/// <param name="Json">JSON in UTF-8, on one line.</param>
internal sealed record LooseDocument(ReadOnlyMemory<byte> StreamName, string Id, ReadOnlyMemory<byte> Json)
{
    /// <summary>The data stream that it goes to, in UTF-8.</summary>
    public ReadOnlySpan<byte> Stream => StreamName.Span;
}
