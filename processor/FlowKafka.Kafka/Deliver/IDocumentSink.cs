namespace FlowKafka.Kafka.Deliver;

/// <summary>
/// A place that takes documents without waiting, and says later which of them are there. A stage has one of its own, and
/// makes all calls from its thread.
/// </summary>
public interface IDocumentSink : IDisposable
{
    /// <summary>False while as much is on its way as may be. A message that was begun is added to its end all the same.</summary>
    bool WantsMore { get; }

    /// <summary>Adds a document: JSON in UTF-8, on one line, without a line feed.</summary>
    /// <returns>Its ticket: 0, 1, 2 and so on.</returns>
    long Add(in DocumentHead head, ReadOnlySpan<byte> document);

    /// <summary>Sends what has waited long enough, and looks at what came back; never waits.</summary>
    /// <exception cref="Pipeline.StageFailedException">Nothing is taken, for a reason that does not pass by itself.</exception>
    void Follow();

    /// <summary>
    /// Every document with a lower ticket is there for good, or was handed out by <see cref="TryTakeRejected"/>. It moves in
    /// <see cref="Follow"/> and <see cref="TryTakeRejected"/> only.
    /// </summary>
    long Settled { get; }

    /// <summary>Hands out a document that will never be taken, once.</summary>
    bool TryTakeRejected(out RejectedDelivery rejected);
}
