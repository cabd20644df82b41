using Confluent.Kafka;
using FlowKafka.Kafka.Client;

namespace FlowKafka.Kafka.Pipeline;

/// <summary>Commits offsets for a group, and takes it calmly when the group has moved on: the next owner repeats the work.</summary>
internal static class GroupCommits
{
    /// <summary>Commits; false when the group refused or did not answer, and nothing was committed.</summary>
    public static bool TryCommit(IConsumer<byte[], byte[]> consumer, List<TopicPartitionOffset> offsets, StageContext context)
    {
        if (offsets.Count == 0)
            return true;
        try
        {
            consumer.Commit(offsets);
            context.Metrics.Add(PipelineCounter.Commits);
            return true;
        }
        catch (KafkaException e) when (!e.Error.IsFatal)
        {
            var hasMovedOn = e.Error.Code is ErrorCode.Local_State or ErrorCode.Local_NoOffset or ErrorCode.IllegalGeneration
                or ErrorCode.UnknownMemberId or ErrorCode.RebalanceInProgress or ErrorCode.Local_AssignmentLost;
            context.Metrics.Add(hasMovedOn ? PipelineCounter.RefusedCommits : PipelineCounter.TransientErrors);
            if (!hasMovedOn)
                context.Log.Write(ClientLogLevel.Warning, "commit", $"{context.ClientId}: offsets were not committed, later ones will be: {e.Error.Reason}");
            return false;
        }
    }

    /// <summary>The committed offsets of partitions; null where there is none.</summary>
    public static Dictionary<TopicPartition, long?> Committed(
        IConsumer<byte[], byte[]> consumer, IReadOnlyList<TopicPartition> partitions, StageContext context)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return consumer.Committed(partitions, TimeSpan.FromSeconds(20))
                    .ToDictionary(o => o.TopicPartition, o => o.Offset.IsSpecial ? (long?)null : o.Offset.Value);
            }
            catch (KafkaException e) when (!e.Error.IsFatal && attempt < 5)
            {
                context.Metrics.Add(PipelineCounter.TransientErrors);
            }
            catch (KafkaException e)
            {
                throw new StageFailedException(StageFailure.Broker, $"the brokers do not say what {context.Topics.Group(context.Stage)} has committed: {e.Error.Reason}", e);
            }
        }
    }
}
