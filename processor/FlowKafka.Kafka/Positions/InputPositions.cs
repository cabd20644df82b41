using FlowKafka.Streams.Watermarks;

namespace FlowKafka.Kafka.Positions;

/// <summary>
/// The newest position of every input partition, and G. Positions may come from several owners: of one partition the
/// highest offset wins, so that an owner which lost the partition without knowing cannot turn it back.
/// </summary>
internal sealed class InputPositions
{
    private readonly Dictionary<(string Topic, int Partition), InputPosition> _positions = [];
    private readonly WatermarkVector _vector = new();
    private IReadOnlyList<InputTopic> _inputs = [];
    private long _combined = long.MinValue;

    /// <summary>All input topics, as last told.</summary>
    public IReadOnlyList<InputTopic> Inputs => _inputs;

    /// <summary>G; <see cref="long.MinValue"/> before every partition has been heard of.</summary>
    public long Combined => Math.Max(_vector.Combined, _combined);

    /// <summary>True when every partition has been heard of and is idle.</summary>
    public bool AllIdle => _vector.AllIdle;

    /// <summary>The lowest watermark of the partitions that have one and are not idle; null when there is none.</summary>
    public long? LowestKnown
    {
        get
        {
            long? lowest = null;
            foreach (var position in _positions.Values)
            {
                if (!position.IsIdle && position.Watermark != long.MinValue)
                    lowest = Math.Min(lowest ?? long.MaxValue, position.Watermark);
            }

            return lowest;
        }
    }

    /// <summary>The watermark that a partition begins with when it is new or wakes.</summary>
    public long FloorFor(long windowSize, long grace) => Math.Max(_combined, _vector.FloorFor(windowSize, grace));

    /// <summary>The position of a partition.</summary>
    public bool TryGet(string topic, int partition, out InputPosition position) =>
        _positions.TryGetValue((topic, partition), out position);

    /// <summary>Learns the input topics and how many partitions they have.</summary>
    public void Describe(IReadOnlyList<InputTopic> inputs)
    {
        _inputs = inputs;
        var known = new List<PartitionWatermark>();
        foreach (var position in _positions.Values)
            known.Add(WatermarkOf(position));
        _vector.Apply(new(inputs, known));
    }

    /// <summary>Takes in a position; false when a newer one is known.</summary>
    public bool Apply(in InputPosition position)
    {
        var key = (position.Topic, position.Partition);
        if (_positions.TryGetValue(key, out var known) && known.Offset > position.Offset)
            return false;
        _positions[key] = position with { Watermark = Math.Max(position.Watermark, known.Topic is null ? long.MinValue : known.Watermark) };
        _combined = Math.Max(_combined, position.Combined);
        _vector.Apply(new(_inputs, [WatermarkOf(position)]));
        return true;
    }

    private static PartitionWatermark WatermarkOf(in InputPosition position) =>
        new(position.Topic, position.Partition, position.Watermark, position.IsIdle);
}
