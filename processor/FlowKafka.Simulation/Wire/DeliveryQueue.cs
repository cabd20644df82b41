using System.Runtime.InteropServices;
using FlowKafka.Simulation.Randomness;

namespace FlowKafka.Simulation.Wire;

/// <summary>
/// Holds lines between the window in which they arose and their delivery. Holds some 40 minutes of lines at most.
/// </summary>
internal sealed class DeliveryQueue(bool disorder, double duplicates, SeededRandom random)
{
    /// <summary>A line's begin never lies further than this before the end of its interface's window, in milliseconds.</summary>
    private const long LongestWindow = 600_000;

    /// <summary>Lines wait in slots of this many milliseconds, which are sorted when they are due; below 2^20.</summary>
    private const long SlotLength = 600_000;

    private readonly SortedDictionary<long, List<SimulatedLine>> _slots = [];
    private readonly Stack<List<SimulatedLine>> _spare = [];
    private readonly List<SimulatedLine> _ready = [];
    private long[] _order = [];

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
        _ready.Clear();
        while (_slots.Count > 0)
        {
            var (slot, lines) = _slots.First();
            if (slot * SlotLength >= limit)
                break;
            _slots.Remove(slot);
            Drain(slot, lines, limit);
        }

        return _ready;
    }

    /// <summary>Empties a slot in order; what is not due yet goes back.</summary>
    private void Drain(long slot, List<SimulatedLine> lines, long limit)
    {
        if (_order.Length < lines.Count)
            _order = new long[lines.Count * 2];
        var order = _order.AsSpan(0, lines.Count);
        var waiting = CollectionsMarshal.AsSpan(lines);
        for (var i = 0; i < order.Length; i++)
            order[i] = ((Key(waiting[i]) - slot * SlotLength) << 32) | (uint)i;
        order.Sort();
        List<SimulatedLine>? kept = null;
        foreach (var place in order)
        {
            ref readonly var line = ref waiting[(int)(uint)place];
            if (Key(line) < limit)
                _ready.Add(line);
            else
                (kept ??= Spare()).Add(line);
        }

        if (kept is not null)
            _slots.Add(slot, kept);
        lines.Clear();
        _spare.Push(lines);
    }

    private void Enqueue(in SimulatedLine line)
    {
        var slot = Key(line) / SlotLength;
        if (!_slots.TryGetValue(slot, out var lines))
            _slots.Add(slot, lines = Spare());
        lines.Add(line);
    }

    private List<SimulatedLine> Spare() => _spare.TryPop(out var spare) ? spare : [];

    private long Key(in SimulatedLine line) => disorder ? line.DeliveredAt : line.Start * 1000;
}
