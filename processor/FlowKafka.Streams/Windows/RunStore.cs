using System.Numerics;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Streams.Windows;

/// <summary>
/// The live runs of one task: of refused attempts and of long records. Of refused ones it holds at most what a window's
/// <see cref="RejectTable"/> holds, once for the pairs of the newest window and again for those that have lasted.
/// </summary>
internal sealed class RunStore(WindowSpan windows, long silence)
{
    private const int MostPorts = 255;

    private readonly Dictionary<PairKey, (RefusedRun Run, long LastSeen)> _refused = [];
    private readonly Dictionary<PairKey, (LongRun Run, long LastSeen)> _long = [];

    public int Count => _refused.Count + _long.Count;

    /// <summary>The run with a window's refused attempts, none when these are not the run's sender's.</summary>
    public RefusedRun CarryOn(in PairKey key, long start, in RejectState rejects, SymbolTable symbols)
    {
        var (run, last) = _refused.GetValueOrDefault(key);
        var isAlive = IsAlive(run, last, start);
        var sender = isAlive ? run.Sender : rejects.Higher.Records > rejects.Lower.Records ? Side.Higher : Side.Lower;
        var refused = sender == Side.Lower ? rejects.Lower : rejects.Higher;
        if (refused.Records == 0)
            return default;
        var ports = refused.Ports.Seen();
        if (!isAlive)
            run = new RefusedRun { Sender = sender, Start = start, Ports = ports };
        var steps = (start - last) / windows.Size;
        run = run with
        {
            Windows = run.Windows + 1,
            Records = run.Records + refused.Records,
            Squares = run.Squares + ((long)refused.Records * refused.Records),
            Minutes = run.Minutes + BitOperations.PopCount(refused.ActiveMinutes),
            Recent = isAlive && steps < 64 ? (run.Recent << (int)steps) | 1 : 1,
            Ports = new(PortsOf(run.Ports, ports), ports.Stable),
            Reporter = symbols[refused.Reporter],
        };
        _refused[key] = (run, start);
        return run;
    }

    /// <summary>The run with a window's long records.</summary>
    public LongRun CarryOn(in PairKey key, long start, in LongRecords records, Side? client)
    {
        var (run, last) = _long.GetValueOrDefault(key);
        if (!run.IsKnown || !IsAlive(last, start))
            run = new(windows.StartOf(records.FirstStart), records.FirstStart, 0, 0, 0);
        run = new(
            run.Start, Math.Min(run.FirstStart, records.FirstStart), run.Count + records.Count,
            run.LowerBytes + records.LowerBytes, run.HigherBytes + records.HigherBytes)
        {
            LowerPort = records.LowerPort,
            HigherPort = records.HigherPort,
            Client = client,
        };
        _long[key] = (run, start);
        return run;
    }

    /// <summary>Forgets the runs that are over when all windows up to this moment are closed.</summary>
    public void ForgetSilent(long closedThrough)
    {
        foreach (var (key, (run, last)) in _refused)
        {
            if (!IsAlive(run, last, closedThrough))
                _refused.Remove(key);
        }

        foreach (var (key, (_, last)) in _long)
        {
            if (!IsAlive(last, closedThrough))
                _long.Remove(key);
        }
    }

    /// <summary>Takes over what an emitted point says, when a task restarts.</summary>
    public void Restore(in WindowPoint point, SymbolTable symbols)
    {
        if (!point.Refused.IsKnown && !point.LongRun.IsKnown)
            return;
        var key = new PairKey(point.Pair.Lower, point.Pair.Higher, symbols.Intern(point.Pair.Tenant), point.Pair.Protocol);
        if (point.Refused.IsKnown)
            _refused[key] = (point.Refused, point.Start);
        if (point.LongRun.IsKnown)
            _long[key] = (point.LongRun, point.Start);
    }

    // A port that takes the place of the one before is one more.
    private static int PortsOf(PortsSeen run, PortsSeen window) =>
        Math.Min(MostPorts, Math.Max(window.Count, window.Stable == run.Stable ? run.Count : run.Count + 1));

    private bool IsAlive(long last, long start) => start - (last + windows.Size) < silence;

    private bool IsAlive(in RefusedRun run, long last, long start) =>
        run.IsKnown && IsAlive(last, start) && (start - last) / windows.Size <= run.Windows;
}
