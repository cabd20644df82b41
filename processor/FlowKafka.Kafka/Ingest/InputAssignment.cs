using Confluent.Kafka;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Positions;
using FlowKafka.Streams.Watermarks;

namespace FlowKafka.Kafka.Ingest;

/// <summary>Takes over input partitions where their stored positions say, and hands them on.</summary>
internal sealed class InputAssignment(
    StageContext context,
    IngestOptions options,
    long windowSize,
    PositionsTail tail,
    InputTopics inputs,
    OwnedPartitions owned,
    FlowsOutput output,
    IngestCycle cycle) : IAssignmentListener
{
    private readonly long _grace = (long)options.Grace.TotalMilliseconds;

    /// <summary>The consumer whose assignment this is.</summary>
    public IConsumer<byte[], byte[]> Consumer { get; set; } = null!;

    /// <summary>True once the group has assigned something, be it nothing.</summary>
    public bool HasAssignment { get; private set; }

    public IEnumerable<TopicPartitionOffset> Assigned(IReadOnlyList<TopicPartition> partitions)
    {
        HasAssignment = true;
        context.Metrics.Add(PipelineCounter.Assignments);
        tail.CatchUp();
        tail.Positions.Describe(inputs.Ask());
        var begun = new List<InputPartition>();
        foreach (var place in partitions)
        {
            var partition = TakeOver(place);
            owned.Add(partition);
            if (!tail.Positions.TryGet(partition.Topic, partition.Partition, out _))
                begun.Add(partition);
        }

        cycle.Begin(begun);
        return [.. owned.All.Select(p => new TopicPartitionOffset(p.Topic, p.Partition, p.Next))];
    }

    public void Revoked(IReadOnlyList<TopicPartition> partitions)
    {
        cycle.Run();
        owned.Clear();
    }

    public void Lost(IReadOnlyList<TopicPartition> partitions)
    {
        output.Drop();
        owned.Clear();
    }

    /// <summary>What an error in a partition means: the end of the stage when the log lost what is to be read.</summary>
    /// <exception cref="StageFailedException">The offset to read is out of range.</exception>
    public void Complain(InputPartition partition, in BatchMessage message)
    {
        if (message.Error is not (ErrorCode.OffsetOutOfRange or ErrorCode.Local_AutoOffsetReset))
        {
            context.Metrics.Add(PipelineCounter.TransientErrors);
            return;
        }

        OffsetRange.Check(Consumer, partition.Topic, partition.Partition, partition.Next);
        context.Metrics.Add(PipelineCounter.TransientErrors);
    }

    private InputPartition TakeOver(TopicPartition place)
    {
        var now = context.Time.GetTimestamp();
        if (tail.Positions.TryGet(place.Topic, place.Partition.Value, out var stored))
        {
            OffsetRange.Check(Consumer, stored.Topic, stored.Partition, stored.Offset);
            var known = new InputPartition(stored.Topic, stored.Partition, new PartitionClock(_grace, stored.Watermark), stored.Offset, now)
            {
                IsIdle = stored.IsIdle,
            };
            known.Stored(stored);
            return known;
        }

        var (low, high) = PartitionReader.Range(Consumer, place.Topic, place.Partition.Value);
        var clock = new PartitionClock(_grace, tail.Positions.FloorFor(windowSize, _grace));
        return new InputPartition(place.Topic, place.Partition.Value, clock, options.Start == StartPosition.Latest ? high : low, now);
    }
}
