using FlowKafka.Elasticsearch.Bulk;
using FlowKafka.Testing;

namespace FlowKafka.Elasticsearch.Tests.Bulk;

public class SizeLimitTests
{
    private readonly ManualTimeProvider _time = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void Refused_HalvesUntilSomethingFits()
    {
        var limit = new SizeLimit(_time);
        Assert.Equal(SizeLimit.None, limit.Bytes);

        limit.Refused(1000);
        Assert.Equal(500, limit.Bytes);
        limit.Refused(480);
        Assert.Equal(240, limit.Bytes);
        // The answer to a request that left before.
        limit.Refused(1000);

        Assert.Equal(240, limit.Bytes);
    }

    [Fact]
    public void Follow_WithoutARefusalForAWhile_TriesTwiceAsMuchAndThenForgets()
    {
        var limit = new SizeLimit(_time);
        limit.Refused(500);
        Advance(limit, SizeLimit.Relief - TimeSpan.FromTicks(1));
        Assert.Equal(250, limit.Bytes);

        Advance(limit, TimeSpan.FromTicks(1));
        Assert.Equal(500, limit.Bytes);
        Advance(limit, SizeLimit.Relief);

        Assert.Equal(SizeLimit.None, limit.Bytes);
    }

    private void Advance(SizeLimit limit, TimeSpan by)
    {
        _time.Advance(by);
        limit.Follow(1000);
    }
}
