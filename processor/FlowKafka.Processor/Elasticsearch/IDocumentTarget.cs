using FlowKafka.Elasticsearch;
using FlowKafka.Elasticsearch.Bulk;
using FlowKafka.Kafka.Deliver;

namespace FlowKafka.Processor.Elasticsearch;

/// <summary>Where a kind of documents goes, under which id, and what is added to them.</summary>
internal interface IDocumentTarget
{
    /// <summary>Adds a document to a sink.</summary>
    /// <returns>Its ticket.</returns>
    long Add(IBulkSink sink, in DocumentHead head, ReadOnlySpan<byte> document);

    /// <summary>Where detections go, as the options keep them.</summary>
    static IDocumentTarget OfDetections(ElasticsearchOptions options, TimeProvider time) => options.Detections == DetectionStorage.Index
        ? new DetectionIndex(options.Namespace, time)
        : new DetectionStream(options.Namespace, time);
}
