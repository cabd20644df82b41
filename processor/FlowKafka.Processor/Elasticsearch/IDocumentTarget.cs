using FlowKafka.Elasticsearch.Bulk;
using FlowKafka.Kafka.Deliver;

namespace FlowKafka.Processor.Elasticsearch;

/// <summary>Where a kind of documents goes, under which id, and what is added to them.</summary>
internal interface IDocumentTarget
{
    /// <summary>Adds a document to a sink.</summary>
    /// <returns>Its ticket.</returns>
    long Add(IBulkSink sink, in DocumentHead head, ReadOnlySpan<byte> document);
}
