using Confluent.Kafka;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Positions;
using FlowKafka.Kafka.Serialization;

namespace FlowKafka.Kafka.Ingest;

/// <summary>
/// Writes through what was read, in an order that survives a crash anywhere: records and dead letters; then offset and
/// watermark of each partition as one value; then the control records that rest on them. Each step waits for the
/// acknowledgement of the one before.
/// </summary>
internal sealed class IngestCycle(
    StageContext context, IngestOptions options, AckedProducer producer, FlowsOutput output, PositionsTail tail, OwnedPartitions owned)
{
    private const long MostBytes = 16 << 20;

    private long _last = context.Time.GetTimestamp();
    private long _lastControl;

    /// <summary>True when enough has come together, or enough time has passed.</summary>
    public bool IsDue =>
        owned.All.Count > 0 && (output.BytesSent >= MostBytes || context.Time.GetElapsedTime(_last) >= options.CycleInterval);

    /// <summary>True when a control record has been written since the last assignment.</summary>
    public bool IsTold { get; private set; }

    /// <summary>Runs the cycle.</summary>
    public void Run()
    {
        _last = context.Time.GetTimestamp();
        if (Store())
        {
            WriteControl();
            return;
        }

        if (owned.All.Count > 0 && context.Time.GetElapsedTime(_lastControl) >= options.RepeatInterval)
            WriteControl();
    }

    /// <summary>Stores where a partition begins that was never read, so that a crash does not change it.</summary>
    public void Begin(IReadOnlyList<InputPartition> partitions)
    {
        IsTold = false;
        foreach (var partition in partitions)
            Send(partition);
        producer.WaitForAcks();
    }

    private bool Store()
    {
        output.Flush();
        var moved = false;
        foreach (var partition in owned.All)
        {
            if (!partition.HasMoved)
                continue;
            moved = true;
            Send(partition);
        }

        producer.WaitForAcks();
        return moved;
    }

    private void Send(InputPartition partition)
    {
        var position = partition.Position(tail.Positions.Combined);
        producer.Send(context.Topics.Positions, 0, PositionsTail.KeyOf(position), InputPositionCodec.Encode(position));
        partition.Stored(position);
        tail.Positions.Apply(position);
    }

    private void WriteControl()
    {
        output.Write(new(tail.Positions.Inputs, owned.Watermarks()));
        _lastControl = context.Time.GetTimestamp();
        IsTold = true;
    }

    /// <summary>The offsets for the group, which only tools that show a lag read.</summary>
    public List<TopicPartitionOffset> Offsets()
    {
        var offsets = new List<TopicPartitionOffset>();
        foreach (var partition in owned.All)
            offsets.Add(new(partition.Topic, partition.Partition, partition.Next));
        return offsets;
    }
}
