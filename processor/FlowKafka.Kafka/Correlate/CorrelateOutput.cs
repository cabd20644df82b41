using System.Buffers;
using System.Text;
using FlowKafka.Detection.Correlation;
using FlowKafka.Detection.Documents;
using FlowKafka.Flows;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Serialization;

namespace FlowKafka.Kafka.Correlate;

/// <summary>Writes what correlation says: documents first, and what it remembers when those are acknowledged.</summary>
internal sealed class CorrelateOutput(StageContext context, DetectionOptions detections, AckedProducer producer, int partition)
    : ICorrelationSink
{
    private readonly ArrayBufferWriter<byte> _payload = new();
    private long _documents;

    public void Deliver(string id, ReadOnlySpan<byte> document)
    {
        var target = PartitionOf(id, context.Topics.Partitions);
        producer.Send(context.Topics.Detections, target, null, document.ToArray());
        if (detections.Format == DetectionFormat.Hec)
            SendPayload(target, document);
        _documents++;
    }

    private void SendPayload(int target, ReadOnlySpan<byte> document)
    {
        _payload.ResetWrittenCount();
        if (!HecEvent.TryWrite(document, detections.Host, _payload))
            throw new InvalidOperationException("A detection is no document.");
        producer.Send(context.Topics.DetectionsHec, target, null, _payload.WrittenSpan.ToArray());
    }

    /// <summary>Writes the rest, and waits until all is acknowledged.</summary>
    public void Flush(Correlator correlator)
    {
        producer.WaitForAcks();
        var changes = correlator.TakeChanges();
        foreach (var change in changes)
        {
            producer.Send(
                context.Topics.Campaigns, partition, Encoding.UTF8.GetBytes(change.Key),
                change.State is null ? null : CorrelationStateCodec.Encode(change.State));
        }

        producer.WaitForAcks();
        context.Metrics.Add(PipelineCounter.Detections, _documents);
        context.Metrics.Add(PipelineCounter.CampaignStates, changes.Count);
        _documents = 0;
    }

    /// <summary>The same for all revisions of an episode or a campaign, whose number is behind the last hyphen: they stay in order.</summary>
    internal static int PartitionOf(string id, int partitions)
    {
        var revision = id.LastIndexOf('-');
        return StableHash.Partition(StableHash.OfText(revision < 0 ? id : id[..revision]), partitions);
    }
}
