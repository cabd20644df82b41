using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Streams.Windows;

/// <summary>Turns an open window into points: chooses reporters, carries conversations on, emits in the order of the keys.</summary>
internal sealed class WindowClosing(
    WindowOptions options, WindowSpan windows, SymbolTable symbols, ConversationStore conversations, RunStore runs,
    WindowCounts counts)
{
    private readonly ServicePorts _servicePorts = new(options.ServicePorts);
    private readonly long _maximumUnknown = (long)options.MaximumUnknown.TotalMilliseconds;

    public void Close(WindowStore store, IWindowSink sink)
    {
        store.Rejects.Prune();
        counts.RejectsDropped += store.Rejects.Dropped;
        counts.WindowsClosed++;
        foreach (var (pair, key, number) in InOrder(store))
            Emit(store, pair, key, number, sink);
    }

    private List<(IpPair Pair, PairKey Key, int Number)> InOrder(WindowStore store)
    {
        var all = new List<(IpPair Pair, PairKey Key, int Number)>(store.Count + store.Rejects.Count);
        for (var number = 0; number < store.Count; number++)
            all.Add((store[number].Key.ToPair(symbols), store[number].Key, number));
        foreach (var key in Absent(store))
            all.Add((key.ToPair(symbols), key, -1));
        all.Sort(static (one, other) => one.Pair.CompareTo(other.Pair));
        return all;
    }

    // Pairs that have something to tell of this window, but no traffic in it.
    private HashSet<PairKey> Absent(WindowStore store)
    {
        var absent = new HashSet<PairKey>();
        foreach (var key in store.Rejects.Keys)
        {
            if (store.Find(key) < 0)
                absent.Add(key);
        }

        if (store.LostReporters.Count == 0)
            return absent;
        foreach (var key in conversations.ReportedBy(store.LostReporters))
        {
            if (store.Find(key) < 0 && conversations.TryGet(key, store.Start, out var state) && StaysUnknown(state, store))
                absent.Add(key);
        }

        return absent;
    }

    private void Emit(WindowStore store, IpPair pair, in PairKey key, int number, IWindowSink sink)
    {
        var isAlive = conversations.TryGet(key, store.Start, out var before);
        var point = new WindowPoint { Pair = pair, Start = store.Start, End = store.End };
        point.Lower = point.Higher = SentTraffic.None;
        Refuse(ref point, key, store.Rejects.Of(key));
        var (lowerReporter, higherReporter) = (0, 0);
        if (number >= 0)
        {
            // A reporter is kept only until it falls silent for a window.
            var isAdjacent = isAlive && before.LastSeen == store.Start - windows.Size;
            ref var state = ref store[number];
            point.Lower = Sent(store, state, Side.Lower, isAdjacent && before.LowerSpoke ? before.LowerReporter : 0, out lowerReporter);
            point.Higher = Sent(store, state, Side.Higher, isAdjacent && before.HigherSpoke ? before.HigherReporter : 0, out higherReporter);
            if (point.HasTraffic)
                Describe(ref point, state, store.Start);
            point.Sampled = store.IsSampled(number);
            if (store.LongRecords.TryGetValue(number, out var overlong))
                (point.LongRecords, point.LongRun) = (overlong, CarryOn(key, store.Start, overlong));
        }

        if (isAlive)
        {
            lowerReporter = lowerReporter == 0 ? before.LowerReporter : lowerReporter;
            higherReporter = higherReporter == 0 ? before.HigherReporter : higherReporter;
        }

        point.Unknown = (store.LostReporters.Contains(lowerReporter) || store.LostReporters.Contains(higherReporter))
            && (point.HasTraffic || (isAlive && StaysUnknown(before, store)));
        if (point.HasTraffic || point.Unknown)
            CarryOn(ref point, key, lowerReporter, higherReporter);
        else if (isAlive)
            point.Conversation = before.Conversation;
        counts.Points++;
        sink.Emit(point);
    }

    private void Refuse(ref WindowPoint point, in PairKey key, in RejectState rejects)
    {
        if (rejects.Lower.Records + rejects.Higher.Records == 0)
            return;
        (point.LowerRejects, point.HigherRejects) = (rejects.Lower.Records, rejects.Higher.Records);
        point.Refused = runs.CarryOn(key, point.Start, rejects, symbols);
        if (point.Refused.IsKnown)
            point.RefusedMinutes = (point.Refused.Sender == Side.Lower ? rejects.Lower : rejects.Higher).ActiveMinutes;
    }

    private LongRun CarryOn(in PairKey key, long start, in LongRecords records) =>
        runs.CarryOn(key, start, records, _servicePorts.ClientOf(records.LowerPort, records.HigherPort));

    private SentTraffic Sent(WindowStore store, in PairState state, Side sender, int before, out int reporter)
    {
        var sent = store.Choose(state, sender, before, out var reporters);
        reporter = sent.Reporter;
        return sent.Records == 0
            ? SentTraffic.None
            : new(sent.Bytes, sent.Packets, sent.Records, symbols[sent.Reporter], reporters);
    }

    private static void Describe(ref WindowPoint point, in PairState state, long start)
    {
        point.FirstRecord = start + state.First;
        point.LastRecord = start + state.Last;
        point.ActiveMinutes = state.ActiveMinutes;
        point.LowerPorts = state.LowerPorts.Seen();
        point.HigherPorts = state.HigherPorts.Seen();
        point.Newest = state.Connections.Newest(start);
        point.SecondNewest = state.Connections.Second(start);
        point.SynVote = ClientVotes.Majority(state.LowerSyn, state.HigherSyn);
    }

    private void CarryOn(ref WindowPoint point, in PairKey key, int lowerReporter, int higherReporter)
    {
        ref var state = ref conversations.At(key, point.Start);
        var talk = state.Conversation;
        var isNew = talk.Points + talk.UnknownWindows == 0;
        if (isNew)
            talk = talk with { Start = point.Start, LastTraffic = point.Start };
        else
            talk = talk with { SilentWindows = talk.SilentWindows + (int)((point.Start - state.LastSeen) / windows.Size) - 1 };

        talk = point.Unknown
            ? talk with { UnknownWindows = talk.UnknownWindows + 1 }
            : talk with { Points = talk.Points + 1 };
        if (point.HasTraffic)
        {
            talk = talk with
            {
                LastTraffic = point.Start,
                SampledWindows = talk.SampledWindows + (point.Sampled ? 1 : 0),
                LowerBytes = talk.LowerBytes + point.Lower.Bytes,
                LowerPackets = talk.LowerPackets + point.Lower.Packets,
                HigherBytes = talk.HigherBytes + point.Higher.Bytes,
                HigherPackets = talk.HigherPackets + point.Higher.Packets,
                SynFlags = talk.SynFlags.Add(point.SynVote),
                PortAsymmetry = talk.PortAsymmetry.Add(PortVote(point, isNew, state)),
                ServicePorts = talk.ServicePorts.Add(_servicePorts.ClientOf(point.LowerPorts.Stable, point.HigherPorts.Stable)),
            };
            (state.LowerPort, state.HigherPort) = (point.LowerPorts.Stable, point.HigherPorts.Stable);
        }
        else
        {
            point.LowerPorts = new(0, state.LowerPort);
            point.HigherPorts = new(0, state.HigherPort);
        }

        (state.Conversation, state.LastSeen) = (talk, point.Start);
        (state.LowerReporter, state.HigherReporter) = (lowerReporter, higherReporter);
        (state.LowerSpoke, state.HigherSpoke) = ConversationState.Spoke(point);

        // The newest record of a pair tells all that a restarted task needs to go on.
        point.Lower = point.Lower with { Reporter = symbols[lowerReporter] };
        point.Higher = point.Higher with { Reporter = symbols[higherReporter] };
        point.Conversation = talk;
    }

    private static Side? PortVote(in WindowPoint point, bool isNew, in ConversationState before)
    {
        var byCount = ClientVotes.Majority(point.LowerPorts.Count, point.HigherPorts.Count);
        if (byCount is not null || isNew)
            return byCount;
        return ClientVotes.Majority(
            point.LowerPorts.Stable == before.LowerPort ? 0 : 1, point.HigherPorts.Stable == before.HigherPort ? 0 : 1);
    }

    private bool StaysUnknown(in ConversationState state, WindowStore store) =>
        store.Start - state.Conversation.LastTraffic <= _maximumUnknown;
}
