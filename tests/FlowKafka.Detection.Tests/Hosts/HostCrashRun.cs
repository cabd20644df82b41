using FlowKafka.Detection.Hosts;
using FlowKafka.Streams.Points;
using Xunit;

namespace FlowKafka.Detection.Tests.Hosts;

/// <summary>
/// A book run as the host stage runs it, which crashes by chance: while it tells a window, within the writing of the
/// changelog, before the input is committed. A window is told for good when its marker is written.
/// </summary>
internal sealed class HostCrashRun
{
    private readonly Random _random;
    private readonly List<IGrouping<long, WindowPoint>> _windows;
    private readonly Dictionary<HostKey, HostState> _changelog = [];
    private readonly SortedDictionary<long, List<string>> _marked = [];
    private HostBench _bench = NewBench();
    private int _next;
    private int _committed;

    // The newest window that may be in the changelog: what is told again of earlier ones is not read by anybody.
    private long _logged;

    public HostCrashRun(IEnumerable<WindowPoint> points, int seed)
    {
        _random = new(seed);
        _windows = [.. points.GroupBy(point => point.End).OrderBy(window => window.Key)];
    }

    public int Crashes { get; private set; }

    public List<string> Told => [.. _marked.SelectMany(window => window.Value.Select(line => $"{window.Key} {line}"))];

    public void Finish()
    {
        while (_next < _windows.Count)
        {
            if (Step())
                continue;
            Crashes++;
            _bench = NewBench();
            foreach (var (key, state) in _changelog)
                _bench.Book.Restore(new(key, state));
            _next = _committed;
        }
    }

    private static HostBench NewBench() => new(1, poolLabel: RandomHosts.Label);

    // False when it crashed.
    private bool Step()
    {
        var window = _windows[_next];
        foreach (var point in window)
            _bench.Observe(point);
        _bench.Close(window.Key);
        if (_random.Next(25) == 0)
            return false;
        var isDue = _random.Next(6) == 0;
        if (isDue)
            _logged = Math.Max(_logged, window.Key);
        if (isDue && !Write())
            return false;
        var lines = _bench.Told.Lines.GetValueOrDefault(window.Key) ?? [];
        if (!_marked.TryAdd(window.Key, lines) && window.Key >= _logged)
            Assert.Equal(_marked[window.Key], lines);
        if (_random.Next(25) == 0)
            return false;
        _next++;
        if (isDue)
            _committed = _next;
        return true;
    }

    private bool Write()
    {
        var changes = _bench.Book.TakeChanges();
        var crash = _random.Next(4) == 0 ? _random.Next(changes.Count + 1) : int.MaxValue;
        for (var i = 0; i < changes.Count; i++)
        {
            if (i == crash)
                return false;
            if (changes[i].State is { } state)
                _changelog[changes[i].Key] = state;
            else
                _changelog.Remove(changes[i].Key);
        }

        return true;
    }
}
