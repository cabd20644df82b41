using FlowKafka.Elasticsearch.Bulk;
using FlowKafka.Kafka.Deliver;

namespace FlowKafka.Processor.Elasticsearch;

/// <summary>Detections in a data stream: every revision is a document, created under its own id.</summary>
internal sealed class DetectionStream(string dataStreamNamespace, TimeProvider time) : IDocumentTarget
{
    private readonly DataStream _stream = DataStream.Detections(dataStreamNamespace);
    private readonly StampedDocument _stamped = new(time);

    public long Add(IBulkSink sink, in DocumentHead head, ReadOnlySpan<byte> document) =>
        sink.Add(new BulkAction(_stream.Name, head.Id), _stamped.Stamp(head, document, _stream.Member));
}
