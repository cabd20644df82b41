namespace FlowKafka.Detection.Correlation;

/// <summary>Takes documents as they are delivered, always in the same order.</summary>
public interface ICorrelationSink
{
    /// <summary>A detection with what correlation added to it, or a document of a campaign.</summary>
    /// <param name="id">The document's id.</param>
    /// <param name="document">JSON in UTF-8 on one line; valid during the call.</param>
    void Deliver(string id, ReadOnlySpan<byte> document);
}
