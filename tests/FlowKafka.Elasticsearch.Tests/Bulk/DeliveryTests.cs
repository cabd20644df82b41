using FlowKafka.Testing.Elasticsearch;

namespace FlowKafka.Elasticsearch.Tests.Bulk;

/// <summary>The sink and a server that is well.</summary>
public class DeliveryTests
{
    [Fact]
    public async Task Follow_OfAHealthyServer_SettlesWhatIsThere()
    {
        await using var driver = await SinkDriver.StartAsync();
        Assert.Equal(0, driver.Create("one", """{"a":1}"""));
        Assert.Equal(1, driver.Create("two", """{"a":2}"""));
        Assert.Equal(0, driver.Sink.Settled);

        await driver.SettleAsync(2);

        Assert.Equal(
            [("logs-x-default", "one", 1L, """{"a":1}"""), ("logs-x-default", "two", 1L, """{"a":2}""")],
            driver.Server.Documents.Select(document => (document.Index, document.Id, document.Version, document.Text)));
        Assert.Equal((1, 0, 2, 0, 0), (driver.Sink.Counts.Requests, driver.Sink.Counts.Retries, driver.Sink.Counts.Documents, driver.Sink.Counts.AlreadyThere, driver.Sink.Counts.Rejected));
        Assert.Empty(driver.Rejected);
        Assert.Empty(driver.Log);
    }

    [Theory]
    [InlineData(ServerKind.Elasticsearch7)]
    [InlineData(ServerKind.Elasticsearch9)]
    [InlineData(ServerKind.OpenSearch2)]
    public async Task Follow_OfADocumentThatWasThere_CountsItAsThere(ServerKind kind)
    {
        await using var driver = await SinkDriver.StartAsync(kind: kind);
        driver.Create("one", """{"a":1}""");
        await driver.SettleAsync(1);

        driver.Create("one", """{"a":2}""");
        driver.Create("two");
        await driver.SettleAsync(3);

        Assert.Equal((2, 1, 0), (driver.Sink.Counts.Documents, driver.Sink.Counts.AlreadyThere, driver.Sink.Counts.Rejected));
        Assert.Equal("""{"a":1}""", driver.Server.Documents[0].Text);
    }

    [Fact]
    public async Task Follow_OfRevisions_KeepsTheHighest()
    {
        await using var driver = await SinkDriver.StartAsync();
        driver.Index("one", 5, """{"a":5}""");
        driver.Index("one", 5, """{"a":0}""");
        driver.Index("one", 4, """{"a":4}""");
        driver.Index("one", 6, """{"a":6}""");

        await driver.SettleAsync(4);

        var kept = Assert.Single(driver.Server.Documents);
        Assert.Equal((6, """{"a":6}"""), (kept.Version, kept.Text));
        Assert.Equal((2, 2), (driver.Sink.Counts.Documents, driver.Sink.Counts.AlreadyThere));
    }

    [Fact]
    public async Task Add_OfAnIdThatNeedsEscapes_KeepsIt()
    {
        await using var driver = await SinkDriver.StartAsync();
        driver.Create("a\"b\\c\nd\u0001ü");

        await driver.SettleAsync(1);

        Assert.Equal("a\"b\\c\nd\u0001ü", Assert.Single(driver.Server.Documents).Id);
    }

    [Theory]
    [InlineData(true, "gzip")]
    [InlineData(false, "")]
    public async Task Follow_ByTheOption_Compresses(bool compress, string encoding)
    {
        await using var driver = await SinkDriver.StartAsync(new() { Compress = compress });
        driver.Create("one");

        await driver.SettleAsync(1);

        var headers = Assert.Single(driver.Server.Headers);
        Assert.Equal(encoding, headers.ContentEncoding.ToString());
        Assert.Equal("application/x-ndjson", headers.ContentType.ToString());
        Assert.Single(driver.Server.Documents);
    }

    [Fact]
    public async Task Follow_WithoutSendAll_WaitsForTheAgeOfABatch()
    {
        await using var driver = await SinkDriver.StartAsync(new() { BatchAge = TimeSpan.FromSeconds(1) });
        driver.Create("one");
        driver.Time.Advance(TimeSpan.FromMilliseconds(999));
        driver.Sink.Follow(sendAll: false);
        Assert.Null(driver.Sink.NextAnswer);

        driver.Time.Advance(TimeSpan.FromMilliseconds(1));
        driver.Sink.Follow(sendAll: false);

        Assert.NotNull(driver.Sink.NextAnswer);
    }

    [Fact]
    public async Task WantsMore_WithAllRequestsOnTheirWayAndTheBatchFull_IsFalse()
    {
        await using var driver = await SinkDriver.StartAsync(new() { BatchBytes = 100, InFlight = 2 });
        driver.Server.Always = BulkSteps.Status(503);
        for (var i = 0; i < 3; i++)
        {
            Assert.True(driver.Sink.WantsMore);
            driver.Create($"{i}", $$"""{"a":"{{new string('x', 100)}}"}""");
        }

        Assert.False(driver.Sink.WantsMore);
        Assert.Throws<InvalidOperationException>(() => driver.Create("3"));
        driver.Server.Always = null;
        await driver.SettleAsync(3);
        Assert.True(driver.Sink.WantsMore);
        Assert.Equal(3, driver.Server.Documents.Count);
    }

    [Fact]
    public async Task Add_OfADocumentWithALineFeed_IsRefused()
    {
        await using var driver = await SinkDriver.StartAsync();

        Assert.Throws<ArgumentException>(() => driver.Create("one", "{\n}"));
    }
}
