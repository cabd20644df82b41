using FlowKafka.Simulation.Randomness;
using FlowKafka.Simulation.Wire;

namespace FlowKafka.Simulation.Network;

/// <summary>An interface that logs: it cuts time into windows of its own, which nothing aligns with anybody else's.</summary>
internal sealed class NetworkInterface
{
    private readonly long _phase;
    private readonly ulong _seed;
    private readonly double _lostWindows;
    private long _nextWindow;
    private ulong _active;

    public NetworkInterface(string account, string id, int intervalSeconds, long start, SimulationOptions options, SeededRandom random)
    {
        Account = account;
        Id = id;
        Interval = intervalSeconds * 1000L;
        var phase = random.Integer(0, intervalSeconds - 1) * 1000L;
        _phase = options.AlignedWindows ? 0 : phase;
        _seed = random.Next();
        _lostWindows = options.LostWindows;
        _nextWindow = WindowOf(start) + 1;
        Prefix = System.Text.Encoding.ASCII.GetBytes($"2 {account} {id} ");
    }

    public string Account { get; }

    public string Id { get; }

    /// <summary>Length of a window in milliseconds.</summary>
    public long Interval { get; }

    /// <summary>The first three columns of a line, with the space behind them.</summary>
    public byte[] Prefix { get; }

    /// <summary>The end of the window that holds <paramref name="time"/>; notes that the window has traffic.</summary>
    public long Enter(long time)
    {
        var window = WindowOf(time);
        var ahead = window - _nextWindow;
        if (ahead is >= 0 and < 64)
            _active |= 1UL << (int)ahead;
        return (window + 1) * Interval + _phase;
    }

    /// <summary>True when the interface loses records of the window that ends at <paramref name="windowEnd"/>.</summary>
    public bool Loses(long windowEnd) =>
        _lostWindows > 0 && (SeededRandom.Mix(_seed, (ulong)windowEnd) >> 11) * (1.0 / (1UL << 53)) < _lostWindows;

    /// <summary>How long after the window's end its records arrive, in milliseconds: 90 s to 14 min 10 s.</summary>
    public long DeliveryLag(long windowEnd)
    {
        var draw = SeededRandom.Mix(_seed ^ 0x1A6, (ulong)windowEnd);
        var straggles = draw % 100 < 3;
        return straggles ? 450_000 + (long)(draw >> 20) % 400_000 : 90_000 + (long)(draw >> 20) % 360_000;
    }

    /// <summary>True when Firehose delivers the batch of the window twice.</summary>
    public bool DeliversTwice(long windowEnd, double rate) =>
        rate > 0 && (SeededRandom.Mix(_seed ^ 0xD0B, (ulong)windowEnd) >> 11) * (1.0 / (1UL << 53)) < rate;

    /// <summary>Writes NODATA and SKIPDATA rows of the windows that ended by <paramref name="until"/>.</summary>
    public void Report(long until, DeliveryQueue queue)
    {
        while ((_nextWindow + 1) * Interval + _phase <= until)
        {
            var end = (_nextWindow + 1) * Interval + _phase;
            if ((_active & 1) == 0)
                queue.Add(SimulatedLine.OfStatus(this, SimulatedStatus.NoData, end - Interval, end), end);
            else if (Loses(end))
                queue.Add(SimulatedLine.OfStatus(this, SimulatedStatus.SkipData, end - Interval, end), end);
            _active >>= 1;
            _nextWindow++;
        }
    }

    private long WindowOf(long time) => (time - _phase) / Interval;
}
