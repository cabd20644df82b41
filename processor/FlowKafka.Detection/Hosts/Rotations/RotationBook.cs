using FlowKafka.Detection.Hosts.Tables;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Hosts.Rotations;

/// <summary>
/// Stitches the windows of one client that go to addresses of one network, or to addresses that share a label, at one
/// port; at a pool's port all addresses are one network. A group is kept while its conversation lives; it is told of while its main address changes.
/// </summary>
internal sealed class RotationBook(HostOptions options, Func<IpAddress, ushort, string?>? poolLabel, TextTable tenants)
{
    // The label of all addresses at one of the pools' ports.
    private const string AnyNetwork = "0.0.0.0/0";

    // Addresses that share a label lie in no one network. The highest of all is never taken for the client.
    private static readonly IpAddress Anywhere = new(ulong.MaxValue, ulong.MaxValue);

    private readonly TakenPlaces _taken = new();
    private readonly TextTable _labels = new();
    private readonly long _size = options.WindowSize.Ticks / TimeSpan.TicksPerMillisecond;
    private readonly long _silence = options.ConversationSilence.Ticks / TimeSpan.TicksPerMillisecond;
    private RotationWindow[] _windows = new RotationWindow[16];
    private int _count;

    public StateTable<RotationId, RotationGroup> Table { get; } = new();

    /// <summary>
    /// True when a pair may be part of a rotation. What comes in from outside is not: a pool is nobody's client. Nor is the
    /// client's own network.
    /// </summary>
    public bool Concerns(in HostEntry entry) =>
        (options.OwnNetworks.Contains(entry.Client) || !options.OwnNetworks.Contains(entry.Server))
        && RotationId.NetworkOf(entry.Client) != RotationId.NetworkOf(entry.Server);

    /// <summary>Forgets the groups whose conversation is over.</summary>
    public void Sweep(in ClosingWindow window)
    {
        for (var place = 0; place < Table.Places; place++)
        {
            if (Table.IsUsed(place) && !IsAlive(Table[place], window))
                Table.Remove(place);
        }
    }

    public void Begin()
    {
        _taken.Begin();
        _windows.AsSpan(0, _count).Clear();
        _count = 0;
    }

    /// <summary>Takes one pair's part of the window.</summary>
    public void Take(in ClosingWindow window, in HostEntry entry, in RotationPart part)
    {
        var place = PlaceOf(window, entry);
        if (place < 0)
            return;
        ref var group = ref Table[place];
        if (group.Window == 0)
        {
            if (_count == _windows.Length)
                Array.Resize(ref _windows, 2 * _count);
            _windows[_count++].Place = place;
            group.Window = _count;
        }

        _windows[group.Window - 1].Add(entry, part, begins: !IsAlive(group, window));
    }

    /// <summary>Brings the groups of the window's parts up to date, and tells of those that rotate.</summary>
    public void Close(in ClosingWindow window, IHostSink sink)
    {
        foreach (ref var sums in _windows.AsSpan(0, _count))
        {
            ref var group = ref Table[sums.Place];
            group.Window = 0;
            var (isAlive, silent) = (IsAlive(group, window), (int)((window.Start - group.AsOf) / _size));
            if (_taken.Take(window, sums.Place, ref group.AsOf))
            {
                if (isAlive)
                    group.GoOn(sums, window, silent, options.RotationWindows);
                else
                    group.Begin(sums);
                Table.MarkChanged(sums.Place);
            }

            if (group.IsRotating)
                Tell(window, Table.KeyOf(sums.Place), group, ref sums, sink);
        }
    }

    public HostChange ChangeAt(int place)
    {
        ref var group = ref Table[place];
        return new(KeyOf(Table.KeyOf(place)), new RotationHostState
        {
            AsOf = group.AsOf,
            Conversation = group.Talk,
            Mains = group.Mains is { } mains ? [.. mains] : [group.Main],
        });
    }

    public HostKey KeyOf(in RotationId id) =>
        HostKeys.OfRotation(tenants[id.Tenant], id.Client, id.Protocol, id.Port, id.Network, id.Label == 0 ? null : _labels[id.Label]);

    /// <summary>A group's key by its parts.</summary>
    public RotationId IdOf(string tenant, in IpAddress client, byte protocol, ushort port, string group, bool isLabel) =>
        new(client, isLabel ? default : IpAddress.Parse(group), tenants.NumberOf(tenant), isLabel ? _labels.NumberOf(group) : 0, port, protocol);

    public void Restore(in RotationId id, RotationHostState state)
    {
        var place = Table.FindOrAdd(id);
        Table[place] = new()
        {
            AsOf = state.AsOf,
            Talk = state.Conversation,
            Main = state.Mains[^1],
            Mains = state.Mains.Length == 1 ? null : [.. state.Mains],
        };
        Table.MarkLogged(place);
    }

    private int PlaceOf(in ClosingWindow window, in HostEntry entry)
    {
        var label = poolLabel?.Invoke(entry.Server, entry.ServerPort) ?? (options.PoolPorts.Contains(entry.ServerPort) ? AnyNetwork : null);
        var id = new RotationId(
            entry.Client, label is null ? RotationId.NetworkOf(entry.Server) : default, entry.Tenant, label is null ? 0 : _labels.NumberOf(label),
            entry.ServerPort, entry.Protocol);
        if (entry.HasTraffic)
            return Table.FindOrAdd(id);

        // A window of which nothing but a loss is known begins nothing.
        var place = Table.Find(id);
        return place >= 0 && IsAlive(Table[place], window) ? place : -1;
    }

    private bool IsAlive(in RotationGroup group, in ClosingWindow window) => group.AsOf != 0 && window.Start - group.AsOf < _silence;

    private void Tell(in ClosingWindow window, in RotationId id, in RotationGroup group, ref RotationWindow sums, IHostSink sink)
    {
        var network = id.Label == 0 ? id.Network : Anywhere;
        var name = id.Label == 0 ? RotationId.NameOf(network) : _labels[id.Label];
        ref var point = ref sums.Sum;
        point.Pair = RotationKey.Of(id.Client, network, id.Protocol, tenants[id.Tenant], name, id.Port);
        (point.Start, point.End, point.Conversation) = (window.Start, window.End, group.Talk);
        if (point.Pair.Lower != id.Client)
            Turn(ref point);
        sink.Rotating(point, new(name, id.Port, sums.Sum.HasTraffic ? sums.Main : group.Main, Distinct(group.Mains!)));
    }

    private static IpAddress[] Distinct(IpAddress[] mains)
    {
        var sorted = new SortedSet<IpAddress>(mains);
        return [.. sorted];
    }

    private static void Turn(ref WindowPoint point)
    {
        (point.Lower, point.Higher) = (point.Higher, point.Lower);
        (point.LowerPorts, point.HigherPorts) = (point.HigherPorts, point.LowerPorts);
        (point.LowerRejects, point.HigherRejects) = (point.HigherRejects, point.LowerRejects);
        point.Newest = new(point.Newest.HigherPort, point.Newest.LowerPort, point.Newest.LastSeen);
        point.SecondNewest = new(point.SecondNewest.HigherPort, point.SecondNewest.LowerPort, point.SecondNewest.LastSeen);
        point.SynVote = Turned(point.SynVote);
        var overlong = point.LongRecords;
        point.LongRecords = overlong with { LowerBytes = overlong.HigherBytes, HigherBytes = overlong.LowerBytes };
        var talk = point.Conversation;
        point.Conversation = talk with
        {
            LowerBytes = talk.HigherBytes,
            LowerPackets = talk.HigherPackets,
            HigherBytes = talk.LowerBytes,
            HigherPackets = talk.LowerPackets,
            SynFlags = Turned(talk.SynFlags),
            PortAsymmetry = Turned(talk.PortAsymmetry),
            ServicePorts = Turned(talk.ServicePorts),
        };
    }

    private static Side? Turned(Side? side) => side is { } one ? 1 - one : null;

    private static ClientVotes Turned(ClientVotes votes) => new(votes.Higher, votes.Lower, votes.Any ? 1 - votes.Leader : Side.Lower);
}
