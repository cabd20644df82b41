using FlowKafka.Flows;
using FlowKafka.Kafka.Positions;
using FlowKafka.Streams.Watermarks;

namespace FlowKafka.Kafka.Ingest;

/// <summary>One input partition that this instance owns.</summary>
internal sealed class InputPartition(string topic, int partition, PartitionClock clock, long next, long now)
{
    private InputPosition _stored;

    public string Topic { get; } = topic;

    public int Partition { get; } = partition;

    public PartitionClock Clock { get; } = clock;

    /// <summary>The offset that is read next.</summary>
    public long Next { get; set; } = next;

    /// <summary>When the last message came, a timestamp of the time provider.</summary>
    public long LastMessage { get; set; } = now;

    /// <summary>True when nothing was behind <see cref="Next"/> a moment ago.</summary>
    public bool IsAtEnd { get; set; }

    public bool IsIdle { get; set; }

    public bool IsPaused { get; set; }

    /// <summary>Since when the next message waits for its schema, a timestamp of the time provider; null when it does not.</summary>
    public long? SchemaWaitFrom { get; set; }

    /// <summary>When the schema was last asked for.</summary>
    public long SchemaTriedAt { get; set; }

    /// <summary>Decodes the values of this topic.</summary>
    public FlowLogDecoder? Decoder { get; set; }

    /// <summary>True when there is something that the stored position does not say.</summary>
    public bool HasMoved => _stored.Offset != Next || _stored.IsIdle != IsIdle || _stored.Watermark != Clock.Watermark;

    public PartitionWatermark Watermark => new(Topic, Partition, Clock.Watermark, IsIdle);

    public InputPosition Position(long combined) => new(Topic, Partition, Next, Clock.Watermark, IsIdle, combined);

    public void Stored(in InputPosition position) => _stored = position;
}
