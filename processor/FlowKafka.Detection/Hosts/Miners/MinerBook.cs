using FlowKafka.Detection.Hosts.Sketches;
using FlowKafka.Detection.Hosts.Tables;
using FlowKafka.Detection.Models;

namespace FlowKafka.Detection.Hosts.Miners;

/// <summary>Counts, for servers, the conversations that look like mining. It knows only addresses with a window in a hull of late.</summary>
internal sealed class MinerBook(IReadOnlyList<Model> models, int leastWindows, long silence, TextTable tenants)
{
    private readonly TakenPlaces _taken = new();

    public StateTable<HostId, MinerList> Table { get; } = new();

    public void Begin() => _taken.Begin();

    /// <summary>Forgets the addresses all of whose conversations are over.</summary>
    public void Sweep(in ClosingWindow window)
    {
        var aliveSince = AliveSince(window);
        for (var place = 0; place < Table.Places; place++)
        {
            if (Table.IsUsed(place) && !IsAny(Table[place], aliveSince))
                Table.Remove(place);
        }
    }

    /// <summary>Takes a server's window.</summary>
    public void Take(in ClosingWindow window, in HostEntry entry)
    {
        // A conversation's first point is partial, and an unknown one is none.
        var marks = entry.IsPoint && !entry.IsFirst ? Marks(entry) : 0;
        var isIn = marks != 0;
        var id = new HostId(entry.Server, entry.Tenant);
        var place = isIn ? Table.FindOrAdd(id) : Table.Count == 0 ? -1 : Table.Find(id);
        if (place < 0)
            return;
        ref var list = ref Table[place];
        var hash = (uint)AddressHash.Of(entry.Client, entry.Protocol);
        var at = list.Find(hash);
        if ((at < 0 && !isIn) || !_taken.Take(window, place, ref list.AsOf))
            return;
        Table.MarkChanged(place);
        if (at < 0)
            list.Add(New(window, entry, hash, marks), AliveSince(window));
        else
            GoOn(window, entry, ref list, at, marks);
    }

    /// <summary>Conversations with an address that look like mining now.</summary>
    /// <param name="window">The window.</param>
    /// <param name="id">The address, with the port, or without one for all ports.</param>
    public int Count(in ClosingWindow window, in HostId id)
    {
        var place = Table.Count == 0 ? -1 : Table.Find(id with { Port = 0 });
        if (place < 0)
            return 0;
        var (count, aliveSince) = (0, AliveSince(window));
        foreach (ref readonly var conversation in Table[place].Conversations)
        {
            if (conversation.LastEnd >= aliveSince && (id.Port == 0 || id.Port == conversation.Port) && conversation.LooksLikeMining(leastWindows))
                count++;
        }

        return count;
    }

    public HostChange ChangeAt(int place)
    {
        var conversations = Table[place].Conversations;
        var states = new MinerState[conversations.Length];
        for (var i = 0; i < states.Length; i++)
        {
            ref readonly var one = ref conversations[i];
            states[i] = new(one.Hash, one.Port, one.LastEnd, one.Models, one.History, one.Complete, one.IsNewestIn);
        }

        return new(KeyOf(Table.KeyOf(place)), new MinersHostState { AsOf = Table[place].AsOf, Conversations = [.. states] });
    }

    public HostKey KeyOf(in HostId id) => HostKeys.OfMiners(tenants[id.Tenant], id.Address);

    public void Restore(in HostId id, MinersHostState state)
    {
        var conversations = new MiningConversation[Math.Min(MinerList.Most, state.Conversations.Length)];
        for (var i = 0; i < conversations.Length; i++)
        {
            var one = state.Conversations[i];
            conversations[i] = new()
            {
                Hash = one.Hash,
                Port = one.Port,
                LastEnd = one.LastEnd,
                Models = one.Models,
                History = one.History,
                Complete = one.Complete,
                IsNewestIn = one.IsNewestIn,
            };
        }

        var place = Table.FindOrAdd(id);
        Table[place] = new(conversations) { AsOf = state.AsOf };
        Table.MarkLogged(place);
    }

    private static bool IsAny(in MinerList list, long aliveSince)
    {
        foreach (ref readonly var conversation in list.Conversations)
        {
            if (conversation.LastEnd >= aliveSince)
                return true;
        }

        return false;
    }

    private static MiningConversation New(in ClosingWindow window, in HostEntry entry, uint hash, uint marks) =>
        new() { Hash = hash, Models = marks, Port = entry.ServerPort, LastEnd = window.End, IsNewestIn = true };

    private void GoOn(in ClosingWindow window, in HostEntry entry, ref MinerList list, int at, uint marks)
    {
        ref var conversation = ref list.Conversations[at];
        var isOver = conversation.LastEnd < AliveSince(window) || entry.IsFirst;
        if (isOver && marks != 0)
            conversation = New(window, entry, conversation.Hash, marks);
        else if (!isOver && !entry.IsPoint)
            conversation.LastEnd = window.End;
        else if (!isOver)
            conversation.Add(marks, window.End, entry.ServerPort);
        if ((isOver && marks == 0) || conversation.IsIdle)
            list.RemoveAt(at);
    }

    // The conversation goes on unless the silence before the window is as long as the one that ends it.
    private long AliveSince(in ClosingWindow window) => window.Start - silence + 1;

    // Bit m: the point lies in model m's hulls.
    private uint Marks(in HostEntry entry)
    {
        Span<double> point = stackalloc double[FeatureSpace.Raw.Dimension];
        entry.Point.CopyTo(point);
        var marks = 0u;
        for (var m = 0; m < models.Count; m++)
            marks |= models[m].Contains(point) ? 1u << m : 0;
        return marks;
    }
}
