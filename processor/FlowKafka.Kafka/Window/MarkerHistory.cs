using FlowKafka.Streams.Windows;

namespace FlowKafka.Kafka.Window;

/// <summary>The markers of one partition within a horizon, oldest first, and the newest one before it.</summary>
internal sealed class MarkerHistory(long horizon)
{
    private readonly List<MarkerPosition> _markers = [];

    /// <summary>The markers; what a new marker carries.</summary>
    public MarkerPosition[] Recent => [.. _markers];

    /// <summary>Takes over what a marker carries, and the marker itself.</summary>
    public void Restore(ClosedMarker marker, long offset)
    {
        _markers.Clear();
        _markers.AddRange(marker.Recent);
        Add(new(marker.ClosedThrough, offset));
    }

    /// <summary>Adds the newest marker, and forgets those that no reader within the horizon needs.</summary>
    public void Add(MarkerPosition marker)
    {
        _markers.Add(marker);
        var needless = 0;
        while (needless + 1 < _markers.Count && _markers[needless + 1].ClosedThrough <= marker.ClosedThrough - horizon)
            needless++;
        _markers.RemoveRange(0, needless);
    }

    /// <summary>
    /// Where to read from to see every window that ends after a moment: behind the newest marker at or before it.
    /// </summary>
    /// <param name="marker">The marker whose history is asked.</param>
    /// <param name="moment">Unix milliseconds.</param>
    /// <param name="low">The beginning of the log: the answer when the history does not go back so far.</param>
    public static long ReadFrom(ClosedMarker marker, long moment, long low)
    {
        var from = low;
        foreach (var recent in marker.Recent)
        {
            if (recent.ClosedThrough <= moment)
                from = Math.Max(low, recent.Offset + 1);
        }

        return from;
    }
}
