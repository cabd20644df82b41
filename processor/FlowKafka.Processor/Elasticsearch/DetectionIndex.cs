using System.Globalization;
using System.Text;
using FlowKafka.Elasticsearch.Bulk;
using FlowKafka.Kafka.Deliver;

namespace FlowKafka.Processor.Elasticsearch;

/// <summary>
/// Detections in an index of the month in which the episode or campaign began: one document, of the highest revision. The
/// revision is the document's external version, so that an older one that comes late changes nothing.
/// </summary>
internal sealed class DetectionIndex(string dataStreamNamespace, TimeProvider time) : IDocumentTarget
{
    private readonly StampedDocument _stamped = new(time);
    private readonly Dictionary<(int Year, int Month), byte[]> _names = [];

    public long Add(IBulkSink sink, in DocumentHead head, ReadOnlySpan<byte> document) =>
        sink.Add(new BulkAction(NameOf(head.SeriesStart), head.SeriesId, head.Revision), _stamped.Stamp(head, document, []));

    private byte[] NameOf(DateTimeOffset start)
    {
        var moment = start.UtcDateTime;
        if (_names.TryGetValue((moment.Year, moment.Month), out var name))
            return name;
        name = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"flowkafka-detection-{dataStreamNamespace}-{moment:yyyy.MM}"));
        return _names[(moment.Year, moment.Month)] = name;
    }
}
