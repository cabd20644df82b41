using FlowKafka.Elasticsearch.Bulk;
using FlowKafka.Testing.Elasticsearch;

namespace FlowKafka.Elasticsearch.Tests.Bulk;

/// <summary>The sink and a server that is ill: whatever happens, each document is there once, or is rejected.</summary>
public class FaultTests
{
    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Follow_OfABusyServer_SendsAgain(int status)
    {
        await using var driver = await SinkDriver.StartAsync();
        driver.Server.Script.Enqueue(BulkSteps.Status(status));
        driver.Server.Script.Enqueue(BulkSteps.Status(status));

        await DeliverTwoAsync(driver);

        Assert.Equal((3, 2), (driver.Sink.Counts.Requests, driver.Sink.Counts.Retries));
        Assert.Equal([$"Elasticsearch at {driver.Server.Url} answers {status}. Trying again.", "Elasticsearch takes documents again."], driver.Log);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Follow_OfAServerThatAsksForSeconds_WaitsAsLong(int status)
    {
        await using var driver = await SinkDriver.StartAsync();
        driver.Server.Script.Enqueue(BulkSteps.Status(status, retryAfter: "90"));

        await DeliverTwoAsync(driver);

        Assert.InRange(driver.Passed, TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(91));
    }

    [Fact]
    public async Task Follow_OfAServerThatAsksForADate_WaitsUntilThen()
    {
        await using var driver = await SinkDriver.StartAsync();
        driver.Server.Script.Enqueue(BulkSteps.Status(503, retryAfter: "Fri, 01 May 2026 00:02:00 GMT"));

        await DeliverTwoAsync(driver);

        Assert.InRange(driver.Passed, TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(121));
    }

    [Fact]
    public async Task Follow_OfAServerThatAsksForDays_WaitsFiveMinutes()
    {
        await using var driver = await SinkDriver.StartAsync();
        driver.Server.Script.Enqueue(BulkSteps.Status(429, retryAfter: "100000"));

        await DeliverTwoAsync(driver);

        Assert.InRange(driver.Passed, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Follow_OfABrokenConnection_SendsAgain()
    {
        await using var driver = await SinkDriver.StartAsync();
        driver.Server.Script.Enqueue(BulkSteps.ResetInRequest);
        driver.Server.Script.Enqueue(BulkSteps.ResetInResponse);

        await DeliverTwoAsync(driver);

        // The second request had gone through.
        Assert.Equal((0, 2), (driver.Sink.Counts.Documents, driver.Sink.Counts.AlreadyThere));
        Assert.Equal(2, driver.Sink.Counts.Retries);
    }

    [Fact]
    public async Task Follow_OfAServerThatSaysNothing_GivesUpAndSendsAgain()
    {
        await using var driver = await SinkDriver.StartAsync();
        driver.Server.Script.Enqueue(BulkSteps.Silent);
        driver.Server.Script.Enqueue(BulkSteps.SilentAfterTaking);

        await DeliverTwoAsync(driver);

        Assert.Equal(2, driver.Sink.Counts.AlreadyThere);
        Assert.Equal($"Elasticsearch at {driver.Server.Url} does not answer in 60 s. Trying again.", driver.Log[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>It works!</html>")]
    [InlineData("""{"errors":false,"took":3}""")]
    [InlineData("""{"errors":false,"took":3,"items":[]}""")]
    [InlineData("""{"errors":false,"took":3,"items":[{"create":{"status":201}}]}""")]
    [InlineData("""{"errors":false,"took":3,"items":[{"create":{"status":201}},{"create":{"status":201}},{"create":{"status":201}}]}""")]
    public async Task Follow_OfAnAnswerThatIsNone_SendsAgain(string garbage)
    {
        await using var driver = await SinkDriver.StartAsync();
        driver.Server.Script.Enqueue(BulkSteps.Garbage(garbage));

        await DeliverTwoAsync(driver);

        Assert.Equal((0, 2, 1), (driver.Sink.Counts.Documents, driver.Sink.Counts.AlreadyThere, driver.Sink.Counts.Retries));
    }

    [Fact]
    public async Task Follow_OfAnAnswerThatCannotBeUnpacked_SendsAgain()
    {
        await using var driver = await SinkDriver.StartAsync();
        driver.Server.Script.Enqueue(BulkSteps.BadlyCompressed);

        await DeliverTwoAsync(driver);

        Assert.Equal(2, driver.Sink.Counts.AlreadyThere);
    }

    [Fact]
    public async Task WantsMore_WithRejectedDocumentsThatNobodyTakes_IsFalse()
    {
        await using var driver = await SinkDriver.StartAsync(new() { BatchBytes = 100 });
        driver.Create("bad", $$"""{"source":{"ip":"{{new string('x', 100)}}"} }""");
        Assert.True(driver.Sink.WaitForAnswer(SinkDriver.Patience));
        driver.Sink.Follow(sendAll: true);
        Assert.False(driver.Sink.WantsMore);

        Assert.True(driver.Sink.TryTakeRejected(out _));

        Assert.True(driver.Sink.WantsMore);
    }

    [Fact]
    public async Task Follow_OfAnAnswerBeforeTheRequestIsRead_SendsAgain()
    {
        await using var driver = await SinkDriver.StartAsync(new() { Compress = false });
        driver.Server.Script.Enqueue(BulkSteps.StatusAtOnce(503));
        var text = new string('x', 4 << 20);
        driver.Create("one", $$"""{"a":"{{text}}"}""");

        await driver.SettleAsync(1);

        Assert.Equal($$"""{"a":"{{text}}"}""", Assert.Single(driver.Server.Documents).Text);
    }

    [Fact]
    public async Task Follow_OfDocumentsThatAreRefusedForNow_SendsOnlyThoseAgain()
    {
        await using var driver = await SinkDriver.StartAsync();
        driver.Server.Script.Enqueue(BulkSteps.Partly(operation => operation.Id is "b" or "d" ? ItemFault.Busy : null));
        foreach (var id in (string[])["a", "b", "c", "d", "e"])
            driver.Create(id);
        driver.Follow();
        await driver.UntilAsync(() => driver.Sink.Counts.Documents == 3);
        Assert.Equal(1, driver.Sink.Settled);

        await driver.SettleAsync(5);

        Assert.Equal(["a", "b", "c", "d", "e"], driver.Server.Documents.Select(document => document.Id));
        Assert.Equal((5, 0), (driver.Sink.Counts.Documents, driver.Sink.Counts.AlreadyThere));
        Assert.Equal("Elasticsearch is busy: es_rejected_execution_exception: rejected execution of coordinating operation. Trying again.", driver.Log[0]);
    }

    [Theory]
    [InlineData(ServerKind.Elasticsearch7, "mapper_parsing_exception")]
    [InlineData(ServerKind.Elasticsearch8, "document_parsing_exception")]
    public async Task TryTakeRejected_OfADocumentThatDoesNotFitTheMapping_HandsItOutOnce(ServerKind kind, string type)
    {
        await using var driver = await SinkDriver.StartAsync(kind: kind);
        driver.Create("good");
        driver.Create("bad", """{"source":{"ip":"x"}}""");
        driver.Create("fine");
        driver.Sink.Follow(sendAll: true);
        Assert.True(driver.Sink.WaitForAnswer(SinkDriver.Patience));
        driver.Sink.Follow(sendAll: true);
        Assert.Equal(1, driver.Sink.Settled);

        Assert.True(driver.Sink.TryTakeRejected(out var rejected));

        Assert.Equal((1L, "logs-x-default", "bad", 400), (rejected.Ticket, rejected.Index, rejected.Id, rejected.Status));
        Assert.Equal($"{type}: failed to parse field [source.ip] of type [ip] in document", rejected.Reason);
        Assert.Equal("""{"source":{"ip":"x"}}"""u8, rejected.Document.Span);
        Assert.False(driver.Sink.TryTakeRejected(out _));
        Assert.Equal(3, driver.Sink.Settled);
        Assert.Equal(["fine", "good"], driver.Server.Documents.Select(document => document.Id));
        Assert.Empty(driver.Log);
    }

    [Fact]
    public async Task Follow_OfAnIndexOperationOnADataStream_Rejects()
    {
        await using var driver = await SinkDriver.StartAsync();
        driver.Sink.Add(new("logs-x-default"u8, "one"u8, 1), "{}"u8);

        await driver.SettleAsync(1);

        Assert.Equal("illegal_argument_exception: only write ops with an op_type of create are allowed in data streams", Assert.Single(driver.Rejected).Reason);
    }

    [Fact]
    public async Task Follow_OfARequestThatIsTooLarge_SendsItInParts()
    {
        await using var driver = await SinkDriver.StartAsync();
        driver.Server.LargestBody = 600;
        for (var i = 0; i < 20; i++)
            driver.Create($"{i:00}", $$"""{"a":"{{new string('x', 100)}}"}""");

        await driver.SettleAsync(20);

        Assert.Equal(20, driver.Server.Documents.Count);
        Assert.Equal(20, driver.Sink.Counts.Documents);
        Assert.Empty(driver.Rejected);
        // What was learnt holds for the next batches.
        var refused = driver.Server.BodySizes.Count(size => size > 600);
        var requests = driver.Sink.Counts.Requests;
        for (var i = 20; i < 40; i++)
        {
            await driver.WantsMoreAsync();
            driver.Create($"{i:00}", $$"""{"a":"{{new string('x', 100)}}"}""");
        }

        await driver.SettleAsync(40);
        Assert.Equal(refused, driver.Server.BodySizes.Count(size => size > 600));
        // Two documents are within what was learnt.
        Assert.Equal(10, driver.Sink.Counts.Requests - requests);
        Assert.Equal(TimeSpan.Zero, driver.Passed);
    }

    [Fact]
    public async Task Follow_OfASingleDocumentThatIsTooLarge_RejectsItAlone()
    {
        await using var driver = await SinkDriver.StartAsync();
        driver.Server.LargestBody = 600;
        driver.Create("small");
        driver.Create("huge", $$"""{"a":"{{new string('x', 600)}}"}""");
        driver.Create("tiny");

        await driver.SettleAsync(3);

        var rejected = Assert.Single(driver.Rejected);
        Assert.Equal((1L, "huge", 413, "the request is too large"), (rejected.Ticket, rejected.Id, rejected.Status, rejected.Reason));
        Assert.Equal(["small", "tiny"], driver.Server.Documents.Select(document => document.Id));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(13)]
    public async Task Follow_OfADocumentThatSpoilsTheRequest_FindsAndRejectsIt(int documents)
    {
        for (var culprit = 0; culprit < documents; culprit += 4)
        {
            await using var driver = await SinkDriver.StartAsync();
            driver.Server.Spoils = operation => operation.Id == $"{culprit:00}";
            for (var i = 0; i < documents; i++)
                driver.Create($"{i:00}");

            await driver.SettleAsync(documents);

            var rejected = Assert.Single(driver.Rejected);
            Assert.Equal((culprit, 400, "illegal_argument_exception: Malformed content, found extra data after parsing"), (rejected.Ticket, rejected.Status, rejected.Reason));
            Assert.Equal(documents - 1, driver.Server.Documents.Count);
            Assert.Equal(documents - 1, driver.Sink.Counts.Documents);
        }
    }

    [Fact]
    public async Task Follow_OfAServerThatCannotReadAnything_StopsRatherThanRejectAll()
    {
        await using var driver = await SinkDriver.StartAsync();
        driver.Server.Spoils = _ => true;
        for (var i = 0; i < 11; i++)
            driver.Create($"{i:00}");

        var failure = await Assert.ThrowsAsync<BulkFailedException>(() => driver.SettleAsync(11));

        Assert.Equal(
            "Elasticsearch can't read any request: illegal_argument_exception: Malformed content, found extra data after parsing. Nothing was skipped: start again when it is mended.",
            failure.Message);
        Assert.Equal(10, driver.Rejected.Count);
        Assert.Equal(10, driver.Sink.Settled);
    }

    [Fact]
    public async Task Follow_OfSpoiltDocumentsAmongOthers_RejectsThemAll()
    {
        await using var driver = await SinkDriver.StartAsync();
        driver.Server.Spoils = operation => operation.Id[1] != '0';
        for (var i = 0; i < 40; i++)
            driver.Create($"{i:00}");

        await driver.SettleAsync(40);

        Assert.Equal(36, driver.Rejected.Count);
        Assert.Equal(["00", "10", "20", "30"], driver.Server.Documents.Select(document => document.Id));
    }

    [Theory]
    [InlineData(401, "", "Elasticsearch at URL asks who we are (401): set Elasticsearch:ApiKey, or Elasticsearch:UserName and Password.")]
    [InlineData(403, "", "Elasticsearch at URL forbids it (403): give the user the privileges.")]
    [InlineData(404, "", "Elasticsearch at URL does not know what is asked (404): check Elasticsearch:Nodes, and its path.")]
    [InlineData(400, "<html>The plain HTTP request was sent to HTTPS port</html>", "Elasticsearch at URL answers 400.")]
    public async Task Follow_OfAServerThatRefusesUs_SaysSoOnceAMinuteAndStopsInTheEnd(int status, string body, string words)
    {
        await using var driver = await SinkDriver.StartAsync(new() { RetryFor = TimeSpan.FromMinutes(5) });
        driver.Server.Always = BulkSteps.Status(status, body: body);
        driver.Create("one");

        var failure = await Assert.ThrowsAsync<BulkFailedException>(() => driver.SettleAsync(1));

        words = words.Replace("URL", driver.Server.Url, StringComparison.Ordinal);
        Assert.Equal($"{words} Nothing was skipped: start again when it is mended.", failure.Message);
        Assert.InRange(driver.Passed, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5.6));
        Assert.All(driver.Log, line => Assert.Equal($"{words} Trying again.", line));
        Assert.InRange(driver.Log.Count, 4, 6);
        Assert.Throws<BulkFailedException>(() => driver.Sink.Follow(false));
        Assert.False(driver.Sink.WantsMore);
        Assert.Equal(0, driver.Sink.Settled);
    }

    [Fact]
    public async Task Follow_OfARefusalThatIsMended_GoesOn()
    {
        await using var driver = await SinkDriver.StartAsync();
        driver.Server.Authorization = "ApiKey other";
        driver.Create("one");
        await driver.UntilAsync(() => driver.Passed > TimeSpan.FromMinutes(3));

        driver.Server.Authorization = null;
        await driver.SettleAsync(1);

        Assert.Single(driver.Server.Documents);
        Assert.Equal("Elasticsearch takes documents again.", driver.Log[^1]);
    }

    [Theory]
    [InlineData(403, "cluster_block_exception")]
    [InlineData(403, "security_exception")]
    [InlineData(404, "index_not_found_exception")]
    public async Task Follow_OfAnIndexThatTakesNothing_TriesForAWhileAndStops(int status, string type)
    {
        await using var driver = await SinkDriver.StartAsync(new() { RetryFor = TimeSpan.FromMinutes(5) });
        driver.Server.Always = BulkSteps.Partly(operation => operation.Id == "b" ? new(status, type, "why") : null);
        driver.Create("a");
        driver.Create("b");

        var failure = await Assert.ThrowsAsync<BulkFailedException>(() => driver.SettleAsync(2));

        Assert.Equal($"Elasticsearch does not take documents: {type}: why. Nothing was skipped: start again when it is mended.", failure.Message);
        Assert.Equal(1, driver.Sink.Settled);
        Assert.Empty(driver.Rejected);
        Assert.InRange(driver.Passed, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5.6));
    }

    [Fact]
    public async Task Follow_OfAServerThatIsAway_WaitsWithoutEnd()
    {
        var server = await BulkServer.StartAsync();
        var port = new Uri(server.Url).Port;
        await server.DisposeAsync();
        await using var driver = new SinkDriver(server, new() { Nodes = [$"http://127.0.0.1:{port}"], RetryFor = TimeSpan.FromMinutes(5) });
        driver.Create("one");
        await driver.UntilAsync(() => driver.Passed > TimeSpan.FromHours(2));
        Assert.Equal(0, driver.Sink.Settled);
        Assert.InRange(driver.Log.Count, 60, 121);

        await using var again = await BulkServer.StartAsync(port: port);
        await driver.SettleAsync(1);

        Assert.Single(again.Documents);
    }

    [Fact]
    public async Task Follow_WithOneOfTwoNodesAway_Delivers()
    {
        await using var driver = await WithADeadNodeAsync(new() { BatchBytes = 100 });
        for (var i = 0; i < 20; i++)
        {
            await driver.WantsMoreAsync();
            driver.Create($"{i:00}", $$"""{"a":"{{new string('x', 100)}}"}""");
        }

        await driver.SettleAsync(20);

        Assert.Equal(20, driver.Server.Documents.Count);
        Assert.Equal(0, driver.Sink.Counts.Retries);
        Assert.Empty(driver.Log);
    }

    [Fact]
    public async Task Follow_OfACertificateThatIsNotTrusted_StopsInTheEnd()
    {
        using var authority = new TestAuthority();
        await using var driver = new SinkDriver(await BulkServer.StartAsync(certificate: authority.Sign()));
        driver.Create("one");

        var failure = await Assert.ThrowsAsync<BulkFailedException>(() => driver.SettleAsync(1));

        Assert.Equal(
            $"Elasticsearch at {driver.Server.Url} shows a certificate that is not trusted: set Elasticsearch:CaFile to the PEM file of its authority, or Elasticsearch:Fingerprint to its SHA-256 fingerprint. Nothing was skipped: start again when it is mended.",
            failure.Message);
    }

    [Fact]
    public async Task Dispose_WithARequestOnItsWay_EndsAtOnce()
    {
        await using var driver = await SinkDriver.StartAsync();
        driver.Server.Always = BulkSteps.Silent;
        driver.Create("one");
        driver.Sink.Follow(sendAll: true);
        await driver.Server.StalledAsync(CancellationToken.None);

        driver.Sink.Dispose();

        Assert.True(driver.Sink.WaitForAnswer(SinkDriver.Patience));
        Assert.Equal(0, driver.Sink.Settled);
    }

    private static async Task DeliverTwoAsync(SinkDriver driver)
    {
        driver.Create("one", """{"a":1}""");
        driver.Create("two", """{"a":2}""");
        await driver.SettleAsync(2);
        Assert.Equal([("one", """{"a":1}"""), ("two", """{"a":2}""")], driver.Server.Documents.Select(document => (document.Id, document.Text)));
        Assert.Empty(driver.Rejected);
        Assert.Equal(2, driver.Sink.Counts.Documents + driver.Sink.Counts.AlreadyThere);
    }

    private static async Task<SinkDriver> WithADeadNodeAsync(ElasticsearchOptions options)
    {
        var dead = await BulkServer.StartAsync();
        var url = dead.Url;
        await dead.DisposeAsync();
        var server = await BulkServer.StartAsync();
        return new(server, options with { Nodes = [url, server.Url] });
    }
}
