namespace FlowKafka.Kafka.Judge;

/// <summary>
/// Where in the log a restart finds what one source has told: the markers and the first packs of windows within the
/// horizon, and the newest marker before it. Packs of a window may stand before the marker of an earlier one.
/// </summary>
/// <param name="from">The offset that was read first.</param>
internal sealed class SourceTrail(long from)
{
    private readonly Queue<(long ClosedThrough, long Offset)> _markers = [];
    private readonly Queue<(long End, long Offset)> _packs = [];
    private long _newestMarker = long.MinValue;
    private long _newestPack = long.MinValue;
    private long _from = from;

    /// <summary>Adds a marker; one that says no more than an earlier one is left out.</summary>
    public void AddMarker(long closedThrough, long offset)
    {
        if (closedThrough <= _newestMarker)
            return;
        _newestMarker = closedThrough;
        _markers.Enqueue((closedThrough, offset));
    }

    /// <summary>Adds a pack that has not come before: windows come in order.</summary>
    public void AddPack(long end, long offset)
    {
        if (end <= _newestPack)
            return;
        _newestPack = end;
        _packs.Enqueue((end, offset));
    }

    /// <summary>
    /// The offset from which all that is told of windows after a moment can be read, and the newest marker at or before it.
    /// Moments only grow: what lies before is forgotten.
    /// </summary>
    public long ReadFrom(long moment)
    {
        while (_markers.TryPeek(out var marker) && marker.ClosedThrough <= moment)
            _from = _markers.Dequeue().Offset;
        while (_packs.TryPeek(out var pack) && pack.End <= moment)
            _packs.Dequeue();
        return _packs.TryPeek(out var first) ? Math.Min(_from, first.Offset) : _from;
    }
}
