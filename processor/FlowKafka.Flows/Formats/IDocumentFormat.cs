namespace FlowKafka.Flows;

/// <summary>
/// One JSON format: turns a document into one-way records. It decides from the document's content alone whether it is
/// its own, before it passes anything on. It never throws for what a document holds. The outlet's source is set, and documents
/// are numbered, by the caller.
/// </summary>
internal interface IDocumentFormat
{
    /// <summary>The source that it decodes.</summary>
    FlowLogSource Source { get; }

    /// <summary>Takes the document at the start of the data.</summary>
    /// <param name="data">Bytes from the document's <c>{</c> on; more may follow it.</param>
    /// <param name="isFinal">No bytes come after these.</param>
    /// <param name="eventId">The identity that the envelope gives the document, or 0.</param>
    /// <param name="length">Its length in bytes, when it was taken.</param>
    /// <param name="sink">Takes the records.</param>
    DocumentOutcome Take(ReadOnlySpan<byte> data, bool isFinal, UInt128 eventId, out int length, IFlowSink sink);
}
