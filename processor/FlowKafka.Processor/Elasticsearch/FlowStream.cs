using FlowKafka.Elasticsearch.Bulk;
using FlowKafka.Kafka.Deliver;

namespace FlowKafka.Processor.Elasticsearch;

/// <summary>Flow documents in their data stream. They are made for it, with all that a delivered document has.</summary>
internal sealed class FlowStream(string dataStreamNamespace) : IDocumentTarget
{
    private readonly byte[] _stream = DataStream.Flows(dataStreamNamespace).Name;

    public long Add(IBulkSink sink, in DocumentHead head, ReadOnlySpan<byte> document) =>
        sink.Add(new BulkAction(_stream, head.Id), document);
}
