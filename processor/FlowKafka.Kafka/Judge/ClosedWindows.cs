using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Serialization;

namespace FlowKafka.Kafka.Judge;

/// <summary>
/// Windows of one partition that wait to be judged, undecoded. A window's packs count when a marker covers them and none
/// did before: a marker or a pack of an earlier owner that comes behind its successor's marker changes nothing.
/// </summary>
internal sealed class ClosedWindows
{
    private readonly SortedDictionary<long, HeldPoints> _open = [];
    private readonly Queue<ClosedStep> _closed = [];
    private readonly Stack<HeldPoints> _spare = [];

    /// <summary>All windows that end at or before it have been taken, Unix milliseconds.</summary>
    public long ClosedThrough { get; private set; } = long.MinValue;

    /// <summary>Bytes of packs that are held.</summary>
    public long Bytes { get; private set; }

    /// <summary>True when nothing is held.</summary>
    public bool IsEmpty => _open.Count == 0 && _closed.Count == 0;

    /// <summary>True when there is a step.</summary>
    public bool HasStep => _closed.Count > 0;

    /// <summary>Markers of an earlier owner that came too late.</summary>
    public long StaleMarkers { get; private set; }

    /// <summary>Takes the next message of the log.</summary>
    /// <returns>True when it made a step.</returns>
    /// <exception cref="StageFailedException">It is neither pack nor marker.</exception>
    public bool Take(in BatchMessage message)
    {
        if (WindowPackReader.Is(message.Value))
        {
            Hold(WindowPackReader.EndOf(message.Value), message.Value);
            return false;
        }

        if (!ClosedMarkerCodec.Is(message.Value))
            throw UnreadableMessage.At(message);
        return Close(ClosedMarkerCodec.Decode(message.Value).ClosedThrough, message.Offset + 1);
    }

    /// <summary>The oldest step; false when there is none.</summary>
    public bool TryPeek(out ClosedStep step) => _closed.TryPeek(out step!);

    /// <summary>Lets go of the oldest step.</summary>
    public void Remove()
    {
        foreach (var (_, packs) in _closed.Dequeue().Windows)
        {
            Bytes -= packs.Bytes;
            packs.Clear();
            _spare.Push(packs);
        }
    }

    private void Hold(long end, ReadOnlySpan<byte> pack)
    {
        if (end <= ClosedThrough)
            return;
        if (!_open.TryGetValue(end, out var packs))
            _open[end] = packs = _spare.TryPop(out var spare) ? spare : new();
        packs.Add(pack);
        Bytes += pack.Length;
    }

    private bool Close(long closedThrough, long next)
    {
        if (closedThrough <= ClosedThrough)
        {
            StaleMarkers++;
            return false;
        }

        var windows = new List<(long, HeldPoints)>();
        foreach (var (end, packs) in _open)
        {
            if (end > closedThrough)
                break;
            windows.Add((end, packs));
        }

        foreach (var (end, _) in windows)
            _open.Remove(end);
        ClosedThrough = closedThrough;
        _closed.Enqueue(new(windows, closedThrough, next));
        return true;
    }
}
