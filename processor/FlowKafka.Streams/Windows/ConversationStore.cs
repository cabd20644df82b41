using System.Runtime.InteropServices;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Streams.Windows;

/// <summary>The live conversations of one task, by key.</summary>
internal sealed class ConversationStore(WindowSpan windows, long silence)
{
    private readonly Dictionary<PairKey, ConversationState> _states = [];

    public int Count => _states.Count;

    /// <summary>The state of a pair, made anew when there is none or its conversation is over at this window.</summary>
    public ref ConversationState At(in PairKey key, long windowStart)
    {
        ref var state = ref CollectionsMarshal.GetValueRefOrAddDefault(_states, key, out var exists);
        if (!exists || !IsAlive(state, windowStart))
            state = default;
        return ref state;
    }

    /// <summary>The state of a pair whose conversation is not over at this window.</summary>
    public bool TryGet(in PairKey key, long windowStart, out ConversationState state) =>
        _states.TryGetValue(key, out state) && IsAlive(state, windowStart);

    /// <summary>The pairs whose reporter, in either direction, is among these.</summary>
    public IEnumerable<PairKey> ReportedBy(HashSet<int> reporters)
    {
        foreach (var (key, state) in _states)
        {
            if (reporters.Contains(state.LowerReporter) || reporters.Contains(state.HigherReporter))
                yield return key;
        }
    }

    /// <summary>Forgets the conversations that are over when all windows up to this moment are closed.</summary>
    public void ForgetSilent(long closedThrough)
    {
        foreach (var (key, state) in _states)
        {
            if (!IsAlive(state, closedThrough))
                _states.Remove(key);
        }
    }

    /// <summary>Takes over what an emitted point says, when a task restarts.</summary>
    public void Restore(in WindowPoint point, SymbolTable symbols)
    {
        if (!point.HasTraffic && !point.Unknown)
            return;
        var (lowerSpoke, higherSpoke) = ConversationState.Spoke(point);
        var key = new PairKey(point.Pair.Lower, point.Pair.Higher, symbols.Intern(point.Pair.Tenant), point.Pair.Protocol);
        _states[key] = new ConversationState
        {
            Conversation = point.Conversation,
            LastSeen = point.Start,
            LowerReporter = symbols.Intern(point.Lower.Reporter),
            HigherReporter = symbols.Intern(point.Higher.Reporter),
            LowerPort = point.LowerPorts.Stable,
            HigherPort = point.HigherPorts.Stable,
            LowerSpoke = lowerSpoke,
            HigherSpoke = higherSpoke,
        };
    }

    private bool IsAlive(in ConversationState state, long windowStart) =>
        windowStart - (state.LastSeen + windows.Size) < silence;
}
