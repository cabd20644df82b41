namespace FlowKafka.Elasticsearch.Bulk;

/// <summary>
/// Takes documents and sends them in batches, without waiting. All calls come from one thread; none of them blocks on the
/// network. Memory is bounded: the requests on their way, and the one that fills.
/// </summary>
public interface IBulkSink : IDisposable
{
    /// <summary>
    /// False while as much is on its way as may be: then nothing is to be added. Rejected documents count until they are taken
    /// with <see cref="TryTakeRejected"/>.
    /// </summary>
    bool WantsMore { get; }

    /// <summary>Adds a document: JSON in UTF-8, on one line, without a line feed.</summary>
    /// <returns>Its ticket: 0, 1, 2 and so on.</returns>
    long Add(in BulkAction action, ReadOnlySpan<byte> document);

    /// <summary>Sends what has waited long enough, or all of it; looks at what came back.</summary>
    /// <param name="sendAll">True to send whatever there is.</param>
    /// <exception cref="BulkFailedException">The server refuses, and has for <see cref="ElasticsearchOptions.RetryFor"/>.</exception>
    void Follow(bool sendAll);

    /// <summary>
    /// Every document with a lower ticket is there for good, or was handed out by <see cref="TryTakeRejected"/>. It moves in
    /// <see cref="Follow"/> and <see cref="TryTakeRejected"/> only.
    /// </summary>
    long Settled { get; }

    /// <summary>Hands out a document that the server will never take, once.</summary>
    bool TryTakeRejected(out RejectedDocument rejected);
}
