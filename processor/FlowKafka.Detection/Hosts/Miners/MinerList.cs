namespace FlowKafka.Detection.Hosts.Miners;

/// <summary>The conversations with one address some of whose windows are in a model's hulls: at most 64.</summary>
internal struct MinerList
{
    public const int Most = 64;

    public long AsOf;
    public int Count;
    private MiningConversation[]? _conversations;

    public MinerList(MiningConversation[] conversations) => (_conversations, Count) = (conversations, conversations.Length);

    public readonly Span<MiningConversation> Conversations => _conversations.AsSpan(0, Count);

    /// <summary>The place of a conversation; -1 when it is not there.</summary>
    public readonly int Find(uint hash)
    {
        for (var i = 0; i < Count; i++)
        {
            if (_conversations![i].Hash == hash)
                return i;
        }

        return -1;
    }

    public void RemoveAt(int place) => _conversations![place] = _conversations[--Count];

    /// <summary>Adds a conversation. When the list is full, it takes the place of one that is over, or else of the one with the fewest hits.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="aliveSince">One whose newest window ended before is over, Unix milliseconds.</param>
    public void Add(in MiningConversation conversation, long aliveSince)
    {
        if (Count == Most)
        {
            if (Weakest(aliveSince) is var weakest and >= 0)
                _conversations![weakest] = conversation;
            return;
        }

        if (Count == (_conversations?.Length ?? 0))
            Array.Resize(ref _conversations, Math.Max(1, 2 * Count));
        _conversations![Count++] = conversation;
    }

    private readonly int Weakest(long aliveSince)
    {
        // One that is not in the hulls now is given up for one that is.
        var (place, fewest) = (-1, int.MaxValue);
        for (var i = 0; i < Count; i++)
        {
            ref var candidate = ref _conversations![i];
            if (candidate.LastEnd < aliveSince)
                return i;
            if (!candidate.IsNewestIn && candidate.Hits < fewest)
                (place, fewest) = (i, candidate.Hits);
        }

        return place;
    }
}
