using FlowKafka.Elasticsearch.Bulk;
using FlowKafka.Kafka.Deliver;
using FlowKafka.Kafka.Pipeline;

namespace FlowKafka.Processor.Elasticsearch;

/// <summary>A stage's sink in Elasticsearch or OpenSearch.</summary>
/// <param name="sink">Sends the documents.</param>
/// <param name="target">Says where they go.</param>
/// <param name="watch">Is told whether it gets on.</param>
internal sealed class BulkDocumentSink(IBulkSink sink, IDocumentTarget target, SinkWatch watch) : IDocumentSink
{
    private long _next;

    public bool WantsMore => sink.WantsMore;

    public long Settled => sink.Settled;

    public long Add(in DocumentHead head, ReadOnlySpan<byte> document)
    {
        var ticket = target.Add(sink, head, document);
        _next = ticket + 1;
        return ticket;
    }

    public void Follow()
    {
        try
        {
            sink.Follow(sendAll: false);
        }
        catch (BulkFailedException e)
        {
            throw new StageFailedException(StageFailure.Sink, e.Message, e);
        }

        watch.Look(sink.Settled, _next);
    }

    public bool TryTakeRejected(out RejectedDelivery rejected)
    {
        var isRejected = sink.TryTakeRejected(out var document);
        rejected = isRejected
            ? new(document.Ticket, document.Index, document.Id, document.Status, document.Reason, document.Document)
            : default;
        return isRejected;
    }

    public void Dispose() => sink.Dispose();
}
