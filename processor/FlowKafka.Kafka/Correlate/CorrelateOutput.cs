using System.Text;
using FlowKafka.Detection.Correlation;
using FlowKafka.Flows;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Serialization;

namespace FlowKafka.Kafka.Correlate;

/// <summary>Writes what correlation says: documents first, and what it remembers when those are acknowledged.</summary>
internal sealed class CorrelateOutput(StageContext context, AckedProducer producer, int partition) : ICorrelationSink
{
    private long _documents;

    public void Deliver(string id, ReadOnlySpan<byte> document)
    {
        producer.Send(context.Topics.Detections, PartitionOf(id, context.Topics.Partitions), null, document.ToArray());
        _documents++;
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
