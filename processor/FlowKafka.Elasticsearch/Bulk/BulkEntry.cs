namespace FlowKafka.Elasticsearch.Bulk;

/// <summary>Where a document lies in the body of its batch.</summary>
/// <param name="Ticket">Its ticket.</param>
/// <param name="Start">Where its action line begins.</param>
/// <param name="Document">Where the document begins, after the line feed of the action line.</param>
/// <param name="End">Behind the document's line feed.</param>
internal readonly record struct BulkEntry(long Ticket, int Start, int Document, int End)
{
    public int Length => End - Start;
}
