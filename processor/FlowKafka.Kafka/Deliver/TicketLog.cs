namespace FlowKafka.Kafka.Deliver;

/// <summary>Which message each ticket belongs to, from the oldest that is not settled on. Messages come one after the other.</summary>
internal sealed class TicketLog
{
    private SentMessage[] _messages = new SentMessage[64];
    private int _first;

    /// <summary>Messages that it holds.</summary>
    public int Count { get; private set; }

    /// <summary>Begins a message: the tickets from now on are its own.</summary>
    public void Begin(DocumentPartition owner, long offset)
    {
        if (Count == _messages.Length)
            Grow();
        At(Count++) = new SentMessage { End = long.MaxValue, Owner = owner, Offset = offset, Next = offset + 1 };
    }

    /// <summary>Ends it; without documents it is settled with the one before it.</summary>
    /// <param name="end">The ticket behind its last document's.</param>
    /// <param name="documents">How many documents it has.</param>
    public void End(long end, int documents)
    {
        ref var message = ref At(Count - 1);
        if (documents == 0 && Count > 1 && At(Count - 2).Owner == message.Owner)
        {
            At(Count - 2).Next = message.Next;
            message = default;
            Count--;
            return;
        }

        (message.End, message.Documents) = (end, documents);
    }

    /// <summary>The message of a ticket that is not settled.</summary>
    public ref SentMessage Of(long ticket)
    {
        var (low, high) = (0, Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (At(middle).End > ticket)
                high = middle;
            else
                low = middle + 1;
        }

        return ref At(low);
    }

    /// <summary>Takes the oldest message out, when all of its tickets are below the settled one.</summary>
    public bool TryTake(long settled, out SentMessage message)
    {
        message = default;
        if (Count == 0 || At(0).End > settled)
            return false;
        message = At(0);
        At(0) = default;
        _first = (_first + 1) & (_messages.Length - 1);
        Count--;
        return true;
    }

    private ref SentMessage At(int index) => ref _messages[(_first + index) & (_messages.Length - 1)];

    private void Grow()
    {
        var larger = new SentMessage[2 * _messages.Length];
        for (var i = 0; i < Count; i++)
            larger[i] = At(i);
        (_messages, _first) = (larger, 0);
    }
}
