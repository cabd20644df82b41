using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Serialization;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Kafka.Window;

/// <summary>
/// Finds the marker that a restart goes by: among those near the end of the log the one that has come furthest. It need
/// not be the last: an owner that was stopped and lost the partition may have finished a closing behind its successor's.
/// </summary>
internal sealed class MarkerSearch(PartitionReader reader, string topic, int partition, long lookBack)
{
    private const long FirstStep = 64;

    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(200);

    /// <summary>The marker; null when the log has none.</summary>
    public ClosedMarker? Marker { get; private set; }

    /// <summary>Its offset.</summary>
    public long Offset { get; private set; } = -1;

    /// <summary>The first offset that the log holds.</summary>
    public long Low { get; private set; }

    /// <summary>Where windows begin that are within the look-back.</summary>
    public long From => Marker is null ? Low : MarkerHistory.ReadFrom(Marker, Marker.ClosedThrough - lookBack, Low);

    /// <summary>Reads backwards in growing steps; a step of the enumeration takes about a slice of time.</summary>
    public IEnumerable<bool> Steps()
    {
        (Low, var from) = reader.Range(topic, partition);
        for (var step = FirstStep; from > Low && (Marker is null || from > From); step *= 4)
        {
            var end = from;
            from = Math.Max(Low, from - step);
            reader.Open(topic, partition, from, end);
            while (!reader.Step(Slice, Look))
                yield return false;
        }
    }

    private void Look(in BatchMessage message)
    {
        if (!ClosedMarkerCodec.Is(message.Value))
            return;
        var found = ClosedMarkerCodec.Decode(message.Value);
        if (Marker is not null && found.ClosedThrough <= Marker.ClosedThrough)
            return;
        (Marker, Offset) = (found, message.Offset);
    }
}
