using FlowKafka.Detection.Hosts.Sketches;
using FlowKafka.Detection.Hosts.States;
using FlowKafka.Detection.Hosts.Tables;

namespace FlowKafka.Detection.Hosts.Clients;

/// <summary>The profiles of clients, and how many of them speak.</summary>
internal sealed class ClientBook(HostMemory memory, TextTable tenants)
{
    private readonly TakenPlaces _taken = new();
    private ClientCount _count;

    // After a restore the count is made anew: states may be ahead of the window.
    private bool _isCounted = true;

    public StateTable<HostId, ClientProfile> Table { get; } = new();

    /// <summary>Forgets the clients whose time is over; what is said of others does not change by it.</summary>
    public void Sweep(in ClosingWindow window)
    {
        for (var place = 0; place < Table.Places; place++)
        {
            ref var profile = ref Table[place];
            if (Table.IsUsed(place) && memory.IsOver(profile.FirstSeen, profile.AsOf, window.Start))
                Table.Remove(place);
        }
    }

    public void Begin(in ClosingWindow window)
    {
        _taken.Begin();
        if (!_isCounted && !window.IsKnown)
        {
            _count = Counted(window.Day);
            _isCounted = true;
        }

        _count.Begin(window.Day);
    }

    public void Take(in ClosingWindow window, ref HostEntry entry)
    {
        var place = Table.FindOrAdd(new(entry.Client, entry.Tenant));
        entry.Place = place;
        ref var profile = ref Table[place];
        if (profile.AsOf == 0 || memory.IsOver(profile.FirstSeen, profile.AsOf, window.Start))
            profile = new() { FirstSeen = window.Start };
        if (!_taken.Take(window, place, ref profile.AsOf))
            return;
        _count.Add(profile.Day);
        profile.Add(window.Hour, (uint)AddressHash.Of(entry.Server), entry.ClientBytes);
        Table.MarkChanged(place);
    }

    /// <summary>Clients that spoke on a day and the one before it.</summary>
    public int CountAt(int day) => (_isCounted ? _count : Counted(day)).At(day);

    /// <summary>What is known of the client at a place that the window has brought up to date.</summary>
    public ClientContext Describe(in ClosingWindow window, int place, int miningClients)
    {
        ref var profile = ref Table[place];
        return new()
        {
            AsOf = window.End,
            FirstSeen = profile.FirstSeen,
            BaselineHours = profile.Hours,
            ServersDeviation = profile.ServersDeviation,
            BytesDeviation = profile.BytesDeviation,
            HourActivity = profile.HourActivity,
            MiningClients = miningClients,
        };
    }

    public HostChange ChangeAt(int place)
    {
        ref var profile = ref Table[place];
        return new(KeyOf(Table.KeyOf(place)), new ClientHostState
        {
            AsOf = profile.AsOf,
            FirstSeen = profile.FirstSeen,
            Hour = profile.Hour,
            Servers = SketchState.Of(profile.Servers),
            Bytes = profile.Bytes,
            ActiveHours = profile.ActiveHours,
            Deviations = [profile.ServersDeviation, profile.BytesDeviation],
            Baselines = [profile.HourlyServers.Median, profile.HourlyServers.Deviation, profile.HourlyBytes.Median, profile.HourlyBytes.Deviation],
            Hours = profile.Hours,
            Weights = [.. (ReadOnlySpan<byte>)profile.Weights],
            Days = profile.Days,
        });
    }

    public HostKey KeyOf(in HostId id) => HostKeys.OfClient(tenants[id.Tenant], id.Address);

    public void Restore(in HostId id, ClientHostState state)
    {
        var place = Table.FindOrAdd(id);
        ref var profile = ref Table[place];
        profile = new()
        {
            AsOf = state.AsOf,
            FirstSeen = state.FirstSeen,
            Hour = state.Hour,
            Servers = SketchState.ToSketch(state.Servers),
            Bytes = state.Bytes,
            ActiveHours = state.ActiveHours,
            ServersDeviation = state.Deviations[0],
            BytesDeviation = state.Deviations[1],
            HourlyServers = new() { Median = state.Baselines[0], Deviation = state.Baselines[1] },
            HourlyBytes = new() { Median = state.Baselines[2], Deviation = state.Baselines[3] },
            Hours = state.Hours,
            Days = state.Days,
        };
        state.Weights.AsSpan().CopyTo(profile.Weights);
        Table.MarkLogged(place);
        _isCounted = false;
    }

    /// <summary>Learns that clients were removed by the changelog.</summary>
    public void Recount() => _isCounted = false;

    private ClientCount Counted(int day)
    {
        var count = new ClientCount();
        count.Begin(day);
        for (var place = 0; place < Table.Places; place++)
        {
            if (Table.IsUsed(place))
                count.AddKnown(Table[place].Day);
        }

        return count;
    }
}
