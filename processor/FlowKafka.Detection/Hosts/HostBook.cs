using FlowKafka.Detection.Hosts.Clients;
using FlowKafka.Detection.Hosts.Miners;
using FlowKafka.Detection.Hosts.Rotations;
using FlowKafka.Detection.Hosts.Servers;
using FlowKafka.Detection.Hosts.Tables;
using FlowKafka.Detection.Orientation;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Hosts;

/// <summary>
/// Profiles of hosts: of servers over all their clients, of clients over all their servers, and the conversations that hop
/// over a server's network. Keyed by tenant and address; a book holds the hosts of one partition. The order of points
/// within a window does not matter. One caller at a time.
/// </summary>
/// <remarks>
/// What is told follows from the points alone: not from their order within a window, from closings without data, or from
/// how hosts are spread over books. To go on after a restart: <see cref="Restore"/> every entry of the changelog, then
/// observe every window that was not closed when the changelog was last taken, or more.
/// </remarks>
public sealed class HostBook
{
    private readonly TextTable _tenants = new();
    private readonly SortedDictionary<long, OpenWindow> _open = [];
    private readonly HostEntryOrder _order;
    private readonly ServerBook _servers;
    private readonly ClientBook _clients;
    private readonly MinerBook _miners;
    private readonly RotationBook _rotations;
    private readonly HostChangelog _changelog;
    private readonly long _size;
    private OpenWindow? _spare;
    private OpenWindow? _newest;
    private long _newestEnd;
    private long _closedThrough = long.MinValue;
    private (int Hour, int Day) _swept;

    /// <summary>Makes a book that knows nothing yet.</summary>
    /// <param name="options">The options.</param>
    /// <param name="poolLabel">Names the list that has an address with a port; addresses of one name are one group for rotations. Null for none.</param>
    /// <exception cref="ArgumentException">The options have a fault; the message has a line for each.</exception>
    public HostBook(HostOptions options, Func<IpAddress, ushort, string?>? poolLabel = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = string.Join('\n', options.Faults());
        if (faults.Length > 0)
            throw new ArgumentException(faults);
        Options = options;
        _size = Milliseconds(options.WindowSize);
        var memory = new HostMemory(Milliseconds(options.BriefMemory), Milliseconds(options.Memory));
        _order = new(_tenants);
        _servers = new(memory, _tenants);
        _clients = new(memory, _tenants);
        _miners = new(options.Models, options.MiningWindows, Milliseconds(options.ConversationSilence), _tenants);
        _rotations = new(options, poolLabel, _tenants);
        _changelog = new(_servers, _clients, _miners, _rotations, _tenants);
    }

    /// <summary>The book's share of the network, as of the last closing.</summary>
    public NetworkContext Network { get; private set; }

    /// <summary>Its options.</summary>
    public HostOptions Options { get; }

    /// <summary>Servers that it knows.</summary>
    public int Servers => _servers.Table.Count;

    /// <summary>Clients that it knows.</summary>
    public int Clients => _clients.Table.Count;

    /// <summary>Addresses with conversations that look like mining, or may come to.</summary>
    public int Miners => _miners.Table.Count;

    /// <summary>Conversations that may hop.</summary>
    public int Rotations => _rotations.Table.Count;

    /// <summary>Takes one pair's window; points of one window come before those of the next. One that was closed before changes nothing.</summary>
    public void Observe(in WindowPoint point, HostRole role)
    {
        if ((!point.HasTraffic && !point.Unknown) || point.End <= _closedThrough || point.End - point.Start != _size || point.Start < 0)
            return;
        var client = ClientOrientation.Decide(point.Conversation, point.Pair, Options.OwnNetworks);
        var isLower = client.Client == Side.Lower;
        var window = WindowOf(point.End);
        ref var entry = ref window.Add();
        ref readonly var one = ref isLower ? ref point.Lower : ref point.Higher;
        ref readonly var other = ref isLower ? ref point.Higher : ref point.Lower;
        entry = new()
        {
            Lower = point.Pair.Lower,
            Higher = point.Pair.Higher,
            ClientBytes = one.Bytes,
            ClientPackets = Saturated(one.Packets),
            ServerBytes = other.Bytes,
            ServerPackets = Saturated(other.Packets),
            Tenant = _tenants.NumberOf(point.Pair.Tenant),
            Part = -1,
            ServerPort = (isLower ? point.HigherPorts : point.LowerPorts).Stable,
            Protocol = point.Pair.Protocol,
            Role = role,
            IsClientLower = isLower,
            HasTraffic = point.HasTraffic,
            IsPoint = point.IsPoint,
            IsFirst = point.Conversation.Points < 2,
        };
        if (role == HostRole.Client && _rotations.Concerns(entry))
            entry.Part = window.Add(RotationPart.Of(point, client));
    }

    /// <summary>Learns that all windows that end at or before this moment were observed, and tells what follows from them.</summary>
    /// <param name="closedThrough">Unix milliseconds; a moment in the past of an earlier one changes nothing.</param>
    /// <param name="sink">Takes what is told, window by window.</param>
    public void Close(long closedThrough, IHostSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        if (closedThrough <= _closedThrough)
            return;
        while (_open.Count > 0 && First(_open) is var (end, window) && end <= closedThrough)
        {
            Close(new(end - _size, end, end <= _changelog.RestoredThrough), window, sink);
            _open.Remove(end);
            window.Clear();
            (_spare, _newest) = (window, null);
        }

        _closedThrough = closedThrough;
        var day = new ClosingWindow(Math.Max(0, closedThrough - _size), closedThrough, false).Day;
        Network = new(closedThrough, _changelog.Since, _clients.CountAt(day));
    }

    /// <summary>
    /// What changed since the last call, to be written to the changelog before the input up to the last closing is committed.
    /// The list makes its entries as they are read: it is good until a window is closed or a state restored.
    /// </summary>
    public IReadOnlyList<HostChange> TakeChanges() => _changelog.TakeChanges();

    /// <summary>Takes an entry of the changelog, before anything is observed. It may be of a later window than what is observed next.</summary>
    /// <exception cref="FormatException">Its key, or the state, is not what this version writes.</exception>
    public void Restore(HostChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        _changelog.Restore(change);
    }

    private static long Milliseconds(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMillisecond;

    private static uint Saturated(long packets) => (uint)Math.Min(packets, uint.MaxValue);

    private static KeyValuePair<long, OpenWindow> First(SortedDictionary<long, OpenWindow> windows)
    {
        using var all = windows.GetEnumerator();
        all.MoveNext();
        return all.Current;
    }

    private OpenWindow WindowOf(long end)
    {
        if (_newest is not null && _newestEnd == end)
            return _newest;
        if (!_open.TryGetValue(end, out var window))
        {
            (window, _spare) = (_spare ?? new(), null);
            _open.Add(end, window);
        }

        (_newest, _newestEnd) = (window, end);
        return window;
    }

    private void Close(in ClosingWindow window, OpenWindow open, IHostSink sink)
    {
        _changelog.Begin(window);
        Sweep(window);
        _servers.Begin();
        _clients.Begin(window);
        _miners.Begin();
        _rotations.Begin();
        var entries = open.Entries;
        var order = _order.Of(entries);
        for (var i = 0; i < order.Length; i++)
        {
            ref var entry = ref entries[order[i]];
            if (i > 0 && _order.Compare(entries[order[i - 1]], entry) == 0)
            {
                // A pair's window counts once, however often it came.
                entry.IsPoint = false;
                continue;
            }

            Take(window, ref entry, open.Parts);
        }

        foreach (var i in order)
        {
            if (entries[i].IsTold)
                Tell(window, entries[i], sink);
        }

        _rotations.Close(window, sink);
    }

    // Once in an hour, and a day, of data: a matter of memory alone, since what is over is not read any more.
    private void Sweep(in ClosingWindow window)
    {
        if (window.Hour != _swept.Hour)
        {
            _miners.Sweep(window);
            _rotations.Sweep(window);
        }

        if (window.Day != _swept.Day)
        {
            _servers.Sweep(window);
            _clients.Sweep(window);
        }

        _swept = (window.Hour, window.Day);
    }

    private void Take(in ClosingWindow window, ref HostEntry entry, ReadOnlySpan<RotationPart> parts)
    {
        if (entry.Part >= 0)
            _rotations.Take(window, entry, parts[entry.Part]);
        if (entry.Role == HostRole.Server)
            _miners.Take(window, entry);
        if (!entry.HasTraffic)
            return;
        if (entry.Role == HostRole.Server)
            _servers.Take(window, ref entry);
        else
            _clients.Take(window, ref entry);
    }

    private void Tell(in ClosingWindow window, in HostEntry entry, IHostSink sink)
    {
        var pair = new IpPair(entry.Lower, entry.Higher, entry.Protocol, _tenants[entry.Tenant]);
        if (entry.Role == HostRole.Server)
            sink.Tell(pair, _servers.Describe(window, entry.Place, _miners.Count(window, new(entry.Server, entry.Tenant, entry.ServerPort))));
        else
            sink.Tell(pair, _clients.Describe(window, entry.Place, _miners.Count(window, new(entry.Client, entry.Tenant))));
    }
}
