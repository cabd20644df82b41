using FlowKafka.Detection.Hosts.Sketches;
using FlowKafka.Detection.Hosts.States;
using FlowKafka.Detection.Hosts.Tables;

namespace FlowKafka.Detection.Hosts.Servers;

/// <summary>The profiles of servers: addresses with a port.</summary>
internal sealed class ServerBook(HostMemory memory, TextTable tenants)
{
    private readonly TakenPlaces _taken = new();

    public StateTable<HostId, ServerProfile> Table { get; } = new();

    /// <summary>Forgets the servers whose time is over; what is said of others does not change by it.</summary>
    public void Sweep(in ClosingWindow window)
    {
        for (var place = 0; place < Table.Places; place++)
        {
            ref var profile = ref Table[place];
            if (Table.IsUsed(place) && memory.IsOver(profile.FirstSeen, profile.AsOf, window.Start))
                Table.Remove(place);
        }
    }

    public void Begin() => _taken.Begin();

    public void Take(in ClosingWindow window, ref HostEntry entry)
    {
        var place = Table.FindOrAdd(new(entry.Server, entry.Tenant, entry.ServerPort));
        entry.Place = place;
        ref var profile = ref Table[place];
        if (profile.AsOf == 0 || memory.IsOver(profile.FirstSeen, profile.AsOf, window.Start))
            profile = new() { FirstSeen = window.Start };
        if (!_taken.Take(window, place, ref profile.AsOf))
            return;
        profile.AddClient(window.Day, (uint)AddressHash.Of(entry.Client));
        if (entry.IsPoint)
            profile.AddPoint(entry);
        Table.MarkChanged(place);
    }

    /// <summary>What is known of the server at a place that the window has brought up to date.</summary>
    public ServerContext Describe(in ClosingWindow window, int place, int miningClients)
    {
        ref var profile = ref Table[place];
        return new()
        {
            AsOf = window.End,
            FirstSeen = profile.FirstSeen,
            Clients = DistinctSketch.CountOfBoth(profile.Today, profile.Yesterday),
            MiningClients = miningClients,
            Typical = profile.Typical,
        };
    }

    public HostChange ChangeAt(int place)
    {
        ref var profile = ref Table[place];
        return new(KeyOf(Table.KeyOf(place)), new ServerHostState
        {
            AsOf = profile.AsOf,
            FirstSeen = profile.FirstSeen,
            Day = profile.Day,
            Today = SketchState.Of(profile.Today),
            Yesterday = SketchState.Of(profile.Yesterday),
            Medians = [profile.ClientBytes, profile.ClientPackets, profile.ServerBytes, profile.ServerPackets],
            Points = profile.Points,
        });
    }

    public HostKey KeyOf(in HostId id) => HostKeys.OfServer(tenants[id.Tenant], id.Address, id.Port);

    public void Restore(in HostId id, ServerHostState state)
    {
        var place = Table.FindOrAdd(id);
        Table[place] = new()
        {
            AsOf = state.AsOf,
            FirstSeen = state.FirstSeen,
            Day = state.Day,
            Today = SketchState.ToSketch(state.Today),
            Yesterday = SketchState.ToSketch(state.Yesterday),
            ClientBytes = state.Medians[0],
            ClientPackets = state.Medians[1],
            ServerBytes = state.Medians[2],
            ServerPackets = state.Medians[3],
            Points = state.Points,
        };
        Table.MarkLogged(place);
    }
}
