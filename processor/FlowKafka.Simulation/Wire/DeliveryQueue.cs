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

    /// <summary>Takes a line of the window that ended at <paramref name="windowEnd"/>.</summary>
    public void Add(in SimulatedLine line, long windowEnd)
    {
        Enqueue(line, windowEnd, duplicate: false);
        if (duplicates > 0 && (random.Chance(duplicates / 2) | line.Interface.DeliversTwice(windowEnd, duplicates / 2)))
            Enqueue(line, windowEnd, duplicate: true);
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

    private void Enqueue(in SimulatedLine line, long windowEnd, bool duplicate)
    {
        // A repeated batch comes up to 20 s after the first; together with the longest lag that stays below 25 min.
        var delivery = windowEnd + line.Interface.DeliveryLag(windowEnd) + random.Integer(0, duplicate ? 19_999 : 4_999);
        var delivered = line.Delivered(delivery, duplicate);
        _waiting.Add((disorder ? delivery : line.Start * 1000, _sequence++, delivered));
    }
}
