using System.Text;
using FlowKafka.Kafka.Deliver;

namespace FlowKafka.Kafka.Tests.Deliver;

/// <summary>A sink with little room that puts documents away in any order, some of them each time it is asked.</summary>
internal sealed class FakeSink(SinkStore store, int seed, int room) : IDocumentSink
{
    private readonly Random _random = new(seed);
    private readonly List<(long Ticket, string Id, byte[] Document)> _underway = [];
    private readonly PriorityQueue<RejectedDelivery, long> _rejected = new();
    private long _next;

    /// <summary>True while nothing comes back.</summary>
    public bool IsAway { get; set; }

    public bool WantsMore => _underway.Count < room;

    public long Settled => Math.Min(
        _underway.Count == 0 ? _next : _underway.Min(one => one.Ticket),
        _rejected.TryPeek(out _, out var ticket) ? ticket : _next);

    public long Add(in DocumentHead head, ReadOnlySpan<byte> document)
    {
        Assert.True(WantsMore);
        _underway.Add((_next, Encoding.UTF8.GetString(head.Id), document.ToArray()));
        return _next++;
    }

    public void Follow()
    {
        for (var i = _underway.Count - 1; i >= 0 && !IsAway; i--)
        {
            if (_random.Next(2) == 0)
                continue;
            var (ticket, id, document) = _underway[i];
            _underway.RemoveAt(i);
            if (store.Refuses(id))
                _rejected.Enqueue(new(ticket, "index", id, 400, "mapper_parsing_exception: no", document), ticket);
            else
                store.Keep(id, document);
        }
    }

    public bool TryTakeRejected(out RejectedDelivery rejected) => _rejected.TryDequeue(out rejected, out _);

    public void Dispose()
    {
    }
}
