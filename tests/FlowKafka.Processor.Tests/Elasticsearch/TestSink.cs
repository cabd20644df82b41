using System.Text;
using FlowKafka.Elasticsearch.Bulk;

namespace FlowKafka.Processor.Tests.Elasticsearch;

/// <summary>A bulk sink that takes what it is given when it is followed, unless it is away or has failed.</summary>
internal sealed class TestSink : IBulkSink
{
    private long _next;

    public List<(string Index, string Id, long? Version, string Document)> Added { get; } = [];

    public bool IsAway { get; set; }

    public BulkFailedException? Failure { get; set; }

    public int Room { get; set; } = int.MaxValue;

    public bool IsDisposed { get; private set; }

    public bool WantsMore => _next - Settled < Room;

    public long Settled { get; private set; }

    public long Add(in BulkAction action, ReadOnlySpan<byte> document)
    {
        Assert.True(WantsMore);
        Added.Add((Encoding.UTF8.GetString(action.Index), Encoding.UTF8.GetString(action.Id), action.Version, Encoding.UTF8.GetString(document)));
        return _next++;
    }

    public void Follow(bool sendAll)
    {
        if (Failure is not null)
            throw Failure;
        if (!IsAway)
            Settled = _next;
    }

    public bool TryTakeRejected(out RejectedDocument rejected)
    {
        rejected = null!;
        return false;
    }

    public void Dispose() => IsDisposed = true;
}
