using FlowKafka.Flows;
using FlowKafka.Streams.Watermarks;

namespace FlowKafka.Testing;

/// <summary>One virtual input partition: its log, what its ingest owner has stored, and the owner's volatile state.</summary>
internal sealed class InputPartition(int number, PartitionClock clock)
{
    public int Number { get; } = number;

    public List<FlowRecord> Log { get; } = [];

    /// <summary>Offset and watermark as one stored value.</summary>
    public (int Offset, long Watermark) Stored { get; set; } = (0, clock.Watermark);

    public PartitionClock Clock { get; set; } = clock;

    public int Position { get; set; }

    public bool IsIdle { get; set; }

    public List<FlowRecord> Buffered { get; } = [];
}
