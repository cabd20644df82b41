using FlowKafka.Streams.Windows;

namespace FlowKafka.Streams.Watermarks;

/// <summary>
/// The watermarks of all input partitions, and their combination G: the minimum over the partitions that are not idle.
/// G never falls. While a partition of a known input topic has not been heard of, G stands still.
/// </summary>
public sealed class WatermarkVector
{
    private readonly SortedDictionary<string, Entry[]> _topics = new(StringComparer.Ordinal);

    /// <summary>G in Unix milliseconds; <see cref="long.MinValue"/> before every partition has been heard of.</summary>
    public long Combined { get; private set; } = long.MinValue;

    /// <summary>True when every partition has been heard of and all are idle: event time ends with what has come.</summary>
    public bool AllIdle { get; private set; }

    /// <summary>
    /// The watermark with which a partition that is new or wakes begins: G, or, when all partitions are idle, the end of
    /// the last window that any of them has seen.
    /// </summary>
    /// <param name="windowSize">Window length in milliseconds.</param>
    /// <param name="grace">Grace period in milliseconds, by which the watermarks trail the event times.</param>
    public long FloorFor(long windowSize, long grace)
    {
        if (!AllIdle)
            return Combined;
        var highest = long.MinValue;
        foreach (var entries in _topics.Values)
        {
            foreach (var entry in entries)
                highest = Math.Max(highest, entry.Watermark);
        }

        return highest == long.MinValue ? Combined : new WindowSpan(windowSize).EndOf(highest + grace);
    }

    /// <summary>Takes in a control record. A watermark never falls; the idle flag is the newest told.</summary>
    public void Apply(WatermarkUpdate update)
    {
        foreach (var input in update.Inputs)
        {
            var known = _topics.GetValueOrDefault(input.Name) ?? [];
            if (known.Length < input.Partitions)
                Array.Resize(ref known, input.Partitions);
            _topics[input.Name] = known;
        }

        foreach (var told in update.Partitions)
        {
            if (!_topics.TryGetValue(told.Topic, out var entries) || told.Partition >= entries.Length)
                continue;
            ref var entry = ref entries[told.Partition];
            entry = new(true, entry.Known ? Math.Max(entry.Watermark, told.Watermark) : told.Watermark, told.Idle);
        }

        Combine();
    }

    /// <summary>All that is known, as one control record: what a restarted reader needs.</summary>
    public WatermarkUpdate Snapshot()
    {
        var inputs = new List<InputTopic>();
        var partitions = new List<PartitionWatermark>();
        foreach (var (topic, entries) in _topics)
        {
            inputs.Add(new(topic, entries.Length));
            for (var p = 0; p < entries.Length; p++)
            {
                if (entries[p].Known)
                    partitions.Add(new(topic, p, entries[p].Watermark, entries[p].Idle));
            }
        }

        return new(inputs, partitions);
    }

    private void Combine()
    {
        var minimum = long.MaxValue;
        var active = 0;
        var heardOf = 0;
        foreach (var entries in _topics.Values)
        {
            foreach (var entry in entries)
            {
                if (!entry.Known)
                {
                    AllIdle = false;
                    return;
                }

                heardOf++;
                if (entry.Idle)
                    continue;
                active++;
                minimum = Math.Min(minimum, entry.Watermark);
            }
        }

        AllIdle = heardOf > 0 && active == 0;
        if (active > 0)
            Combined = Math.Max(Combined, minimum);
    }

    private readonly record struct Entry(bool Known, long Watermark, bool Idle);
}
