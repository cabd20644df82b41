using FlowKafka.Streams.Watermarks;

namespace FlowKafka.Kafka.Ingest;

/// <summary>The input partitions that this instance owns.</summary>
internal sealed class OwnedPartitions
{
    private readonly Dictionary<string, InputPartition?[]> _topics = new(StringComparer.Ordinal);
    private readonly List<InputPartition> _all = [];

    /// <summary>All of them, in the order in which they came.</summary>
    public IReadOnlyList<InputPartition> All => _all;

    public void Add(InputPartition partition)
    {
        var known = _topics.GetValueOrDefault(partition.Topic) ?? [];
        if (known.Length <= partition.Partition)
            Array.Resize(ref known, partition.Partition + 1);
        known[partition.Partition] = partition;
        _topics[partition.Topic] = known;
        _all.Add(partition);
    }

    public InputPartition? Find(string topic, int partition) =>
        _topics.TryGetValue(topic, out var known) && (uint)partition < (uint)known.Length ? known[partition] : null;

    public void Clear()
    {
        _topics.Clear();
        _all.Clear();
    }

    public List<PartitionWatermark> Watermarks() => _all.ConvertAll(partition => partition.Watermark);
}
