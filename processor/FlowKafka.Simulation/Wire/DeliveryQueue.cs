using FlowKafka.Simulation.Randomness;

namespace FlowKafka.Simulation.Wire;

/// <summary>
/// Holds lines between the window in which they arose and their delivery. Holds some 40 minutes of lines at most.
/// </summary>
internal sealed class DeliveryQueue(bool disorder, double duplicates, SeededRandom random)
{
    /// <summary>A line's begin never lies further than this before the end of its interface's window, in milliseconds.</summary>
    private const long LongestWindow = 600_000;

    private readonly List<SimulatedLine> _ready = [];
    private readonly List<(long Key, long Sequence, SimulatedLine Line)> _waiting = [];
    private readonly List<(long Key, long Sequence, SimulatedLine Line)> _due = [];
    private long _sequence;

    /// <summary>
    /// Takes a line of the window that ended at <paramref name="windowEnd"/>. It is delivered within 20 s of its
    /// interface's lag, so that a window of 10 minutes, the lag and these seconds stay below 25 minutes.
    /// </summary>
    public void Add(in SimulatedLine line, long windowEnd)
    {
        var delivery = windowEnd + line.Interface.DeliveryLag(windowEnd) + random.Integer(0, 4_999);
        Enqueue(line.Delivered(delivery, duplicate: false));
        if (duplicates > 0 && (random.Chance(duplicates / 2) | line.Interface.DeliversTwice(windowEnd, duplicates / 2)))
            Enqueue(line.Delivered(delivery + random.Integer(1, 15_000), duplicate: true));
    }

    /// <summary>
    /// The lines that are due when every window that ended by <paramref name="time"/> is in the queue, in the order of
    /// their delivery. The list is used again by the next call.
    /// </summary>
    public List<SimulatedLine> Drain(long time)
    {
        var limit = disorder || time == long.MaxValue ? time : time - LongestWindow;
        var keep = 0;
        for (var i = 0; i < _waiting.Count; i++)
        {
            if (_waiting[i].Key < limit)
                _due.Add(_waiting[i]);
            else
                _waiting[keep++] = _waiting[i];
        }

        _waiting.RemoveRange(keep, _waiting.Count - keep);
        _due.Sort(static (x, y) => x.Key != y.Key ? x.Key.CompareTo(y.Key) : x.Sequence.CompareTo(y.Sequence));
        _ready.Clear();
        foreach (var (_, _, line) in _due)
            _ready.Add(line);
        _due.Clear();
        return _ready;
    }

    private void Enqueue(in SimulatedLine line) =>
        _waiting.Add((disorder ? line.DeliveredAt : line.Start * 1000, _sequence++, line));
}
