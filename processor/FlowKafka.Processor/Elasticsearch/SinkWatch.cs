using FlowKafka.Elasticsearch.Bulk;

namespace FlowKafka.Processor.Elasticsearch;

/// <summary>Sees whether a sink gets on. Told by the sink's thread, asked by any.</summary>
internal sealed class SinkWatch(string name, BulkCounts counts, TimeProvider time)
{
    // A sink that nobody follows, since its stage owns no partition, is not stuck.
    private static readonly TimeSpan Recently = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private long _settled;
    private long? _stuckSince;
    private long _lookedAt;

    /// <summary>Whose sink it is: a stage's name, or <c>reports</c>.</summary>
    public string Name => name;

    /// <summary>What it has done.</summary>
    public BulkCounts Counts => counts;

    /// <summary>How long documents have been on their way, and none has arrived.</summary>
    public TimeSpan Stuck
    {
        get
        {
            lock (_lock)
                return _stuckSince is { } since && time.GetElapsedTime(_lookedAt) < Recently ? time.GetElapsedTime(since) : TimeSpan.Zero;
        }
    }

    /// <summary>Looks at a sink.</summary>
    /// <param name="settled">The ticket below which everything is settled.</param>
    /// <param name="next">The ticket that comes next.</param>
    public void Look(long settled, long next)
    {
        lock (_lock)
        {
            _lookedAt = time.GetTimestamp();
            if (settled == next || settled > _settled || counts.InFlight == 0)
                _stuckSince = null;
            else
                _stuckSince ??= _lookedAt;
            _settled = settled;
        }
    }
}
