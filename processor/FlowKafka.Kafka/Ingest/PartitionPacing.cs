using FlowKafka.Kafka.Positions;

namespace FlowKafka.Kafka.Ingest;

/// <summary>
/// Says how far event time may go in a partition, so that windows which wait for the slowest stay few. Before every
/// partition has been heard of there is no G: then the first watermark that is known stands in for it.
/// </summary>
internal sealed class PartitionPacing(long maximumAhead)
{
    private long? _first;

    /// <summary>The watermark above which a partition is held.</summary>
    public long Limit(InputPositions positions)
    {
        if (positions.Combined != long.MinValue)
            return positions.Combined + maximumAhead;
        _first ??= positions.LowestKnown;
        return _first is { } first ? first + maximumAhead : long.MaxValue;
    }

    /// <summary>The limit when a partition shows the first watermark that anybody knows.</summary>
    public long Begin(long watermark) => (_first ??= watermark) + maximumAhead;
}
