using FlowKafka.Testing;

namespace FlowKafka.Elasticsearch.Tests.Cluster;

public class NodePoolTests
{
    private readonly ManualTimeProvider _time = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void Next_OfHealthyNodes_GoesRound()
    {
        var pool = Pool("http://a:1", "http://b:1", "http://c:1/prefix/");

        Assert.Equal(["http://a:1/", "http://b:1/", "http://c:1/prefix/", "http://a:1/"], Names(pool, 4));
    }

    [Fact]
    public void Failed_RestsTheNodeLongerEachTime()
    {
        var pool = Pool("http://a:1", "http://b:1");
        var a = pool.Next();
        pool.Failed(a);
        Assert.Equal(["http://b:1/", "http://b:1/"], Names(pool, 2));
        _time.Advance(NodePool.FirstRest);
        Assert.Contains("http://a:1/", Names(pool, 2));

        pool.Failed(a);
        _time.Advance(2 * NodePool.FirstRest - TimeSpan.FromTicks(1));
        Assert.DoesNotContain("http://a:1/", Names(pool, 2));
        _time.Advance(TimeSpan.FromTicks(1));

        Assert.Contains("http://a:1/", Names(pool, 2));
    }

    [Fact]
    public void Failed_OverAndOver_RestsForAMinuteAtMost()
    {
        var pool = Pool("http://a:1", "http://b:1");
        var a = pool.Next();
        for (var i = 0; i < 100; i++)
            pool.Failed(a);
        _time.Advance(NodePool.LongestRest);

        Assert.Contains("http://a:1/", Names(pool, 2));
    }

    [Fact]
    public void Succeeded_EndsTheRest()
    {
        var pool = Pool("http://a:1", "http://b:1");
        var a = pool.Next();
        pool.Failed(a);

        pool.Succeeded(a);

        Assert.Contains("http://a:1/", Names(pool, 2));
    }

    [Fact]
    public void Next_WhenAllRest_IsTheOneWhoseRestEndsFirst()
    {
        var pool = Pool("http://a:1", "http://b:1");
        var (a, b) = (pool.Next(), pool.Next());
        pool.Failed(a);
        pool.Failed(a);
        pool.Failed(b);

        Assert.Equal(["http://b:1/", "http://b:1/"], Names(pool, 2));
    }

    private NodePool Pool(params string[] addresses) => new(addresses, _time);

    private static List<string> Names(NodePool pool, int count) => [.. Enumerable.Range(0, count).Select(_ => pool.Next().ToString())];
}
