namespace FlowKafka.Elasticsearch.Bulk;

/// <summary>A document that the server will never take.</summary>
/// <param name="Ticket">What <see cref="IBulkSink.Add"/> returned for it.</param>
/// <param name="Index">Where it was to go.</param>
/// <param name="Id">Its id.</param>
/// <param name="Status">The HTTP status of its item: 400, 413 and so on.</param>
/// <param name="Reason">The server's words: the error's type and reason.</param>
/// <param name="Document">Its bytes.</param>
public sealed record RejectedDocument(long Ticket, string Index, string Id, int Status, string Reason, ReadOnlyMemory<byte> Document);
