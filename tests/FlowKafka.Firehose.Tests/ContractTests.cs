using System.Net;
using System.Text;

namespace FlowKafka.Firehose.Tests;

/// <summary>The protocol, version 1.0, through a real server.</summary>
public sealed class ContractTests
{
    private static readonly byte[] Hello = "hello"u8.ToArray();

    [Fact]
    public async Task Post_GoodRequest_IsAnsweredAsTheContractSays()
    {
        await using var door = await Door.OpenAsync();

        var reply = await door.PostAsync(Door.Body(Hello, [0, 255, 10]));

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal($$"""{"requestId":"{{Door.Id}}","timestamp":1700000000123}""", reply.Body);
        Assert.Equal("application/json", reply.Message.Content.Headers.ContentType!.ToString());
        Assert.Equal(reply.Body.Length, reply.Message.Content.Headers.ContentLength);
        Assert.NotEqual(true, reply.Message.Headers.TransferEncodingChunked);
        Assert.Equal([("flow-logs", "68656C6C6F"), ("flow-logs", "00FF0A")], door.Forwarder.Taken.Select(t => (t.Topic, Convert.ToHexString(t.Value))));
        Assert.Equal(2, door.Metrics.Records);
    }

    [Fact]
    public async Task Post_RealRequest_GivesItsRecord()
    {
        if (!Flows.Tests.Samples.TryRead("formats/firehose/http_endpoint_request.json", out var body))
            return;
        await using var door = await Door.OpenAsync();
        var request = Door.Request(body);
        request.Headers.Remove("X-Amz-Firehose-Request-Id");
        request.Headers.Add("X-Amz-Firehose-Request-Id", "test-request-id-firehoselogs");

        var reply = await door.SendAsync(request);

        Assert.Equal(200, reply.Code);
        Assert.StartsWith("{\"version\":\"1.100000\",\"account_id\":\"428152502467\"", Encoding.UTF8.GetString(Assert.Single(door.Forwarder.Values)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-Amz-Firehose-Access-Key", null, 401, Refusal.AccessKey)]
    [InlineData("X-Amz-Firehose-Access-Key", "correct horse battery stapl", 401, Refusal.AccessKey)]
    [InlineData("X-Amz-Firehose-Access-Key", "correct horse battery staples", 401, Refusal.AccessKey)]
    [InlineData("X-Amz-Firehose-Access-Key", "Correct horse battery staple", 401, Refusal.AccessKey)]
    [InlineData("X-Amz-Firehose-Protocol-Version", null, 400, Refusal.ProtocolVersion)]
    [InlineData("X-Amz-Firehose-Protocol-Version", "1.1", 400, Refusal.ProtocolVersion)]
    [InlineData("X-Amz-Firehose-Request-Id", null, 400, Refusal.RequestIdMissing)]
    [InlineData("X-Amz-Firehose-Request-Id", "other", 400, Refusal.RequestIdDiffers)]
    [InlineData("Content-Type", null, 415, Refusal.ContentType)]
    [InlineData("Content-Type", "text/plain", 415, Refusal.ContentType)]
    [InlineData("Content-Encoding", "deflate", 415, Refusal.ContentEncoding)]
    [InlineData("Content-Encoding", "gzip, gzip", 415, Refusal.ContentEncoding)]
    public async Task Post_HeaderThatIsMissingOrWrong_IsRefused(string header, string? value, int status, Refusal refusal)
    {
        await using var door = await Door.OpenAsync();
        var request = Door.Request(Encoding.UTF8.GetBytes(Door.Body(Hello)));
        var headers = header.StartsWith("Content", StringComparison.Ordinal) ? (System.Net.Http.Headers.HttpHeaders)request.Content!.Headers : request.Headers;
        headers.Remove(header);
        if (value is not null)
            headers.TryAddWithoutValidation(header, value);

        var reply = await door.SendAsync(request);

        Assert.Equal(status, reply.Code);
        Assert.Contains("\"errorMessage\":\"", reply.Body, StringComparison.Ordinal);
        Assert.Equal(1, door.Metrics.Refused(refusal));
        Assert.Empty(door.Forwarder.Taken);
    }

    [Fact]
    public async Task Post_ContentTypeWithCharset_IsTaken()
    {
        await using var door = await Door.OpenAsync();
        var request = Door.Request(Encoding.UTF8.GetBytes(Door.Body(Hello)));
        request.Content!.Headers.ContentType = new("application/json", "utf-8");

        Assert.Equal(200, (await door.SendAsync(request)).Code);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("OPTIONS")]
    public async Task Send_AnotherMethod_IsRefusedWith405(string method)
    {
        await using var door = await Door.OpenAsync();
        var request = Door.Request([]);
        request.Method = new HttpMethod(method);

        var reply = await door.SendAsync(request);

        Assert.Equal(405, reply.Code);
        Assert.Equal("POST", reply.Message.Content.Headers.Allow.Single());
    }

    [Fact]
    public async Task Post_RequestIdWithCharactersOfJson_IsRepeatedAsItIs()
    {
        await using var door = await Door.OpenAsync();
        var request = Door.Request(Encoding.UTF8.GetBytes(Door.BodyOf("""a\"b\u005c/""", [Hello])));
        request.Headers.Remove("X-Amz-Firehose-Request-Id");
        request.Headers.TryAddWithoutValidation("X-Amz-Firehose-Request-Id", "a\"b\\/");

        var reply = await door.SendAsync(request);

        Assert.Equal(200, reply.Code);
        Assert.Equal("a\"b\\/", System.Text.Json.JsonDocument.Parse(reply.Body).RootElement.GetProperty("requestId").GetString());
    }

    [Theory]
    [InlineData("/firehose", "flow-logs")]
    [InlineData("/firehose/", "flow-logs")]
    [InlineData("/firehose/any/thing", "flow-logs")]
    [InlineData("/firehose/zeek", "zeek-logs")]
    [InlineData("/firehose/zeek/conn", "zeek-logs")]
    [InlineData("/firehose/zeeks", "flow-logs")]
    [InlineData("/azure", "azure-logs")]
    [InlineData("/", null)]
    [InlineData("/firehoses", null)]
    [InlineData("/Firehose", null)]
    public async Task Post_Path_LeadsToTheTopicOfTheLongestRoute(string path, string? topic)
    {
        await using var door = await Door.OpenAsync(new FirehoseOptions
        {
            PlainHttp = true,
            AccessKeys = [Door.Key],
            Routes = [new() { Path = "/firehose/zeek", Topic = "zeek-logs" }, new() { Path = "/azure/", Topic = "azure-logs" }],
        });

        var reply = await door.SendAsync(Door.Request(Encoding.UTF8.GetBytes(Door.Body(Hello)), path));

        Assert.Equal(topic is null ? 404 : 200, reply.Code);
        Assert.Equal(topic, door.Forwarder.Taken.SingleOrDefault().Topic);
    }

    [Fact]
    public async Task Post_GzipBody_IsUnpacked()
    {
        await using var door = await Door.OpenAsync();

        var reply = await door.PostGzipAsync(Door.Gzip(Encoding.UTF8.GetBytes(Door.Body(Hello))));

        Assert.Equal(200, reply.Code);
        Assert.Equal(Hello, Assert.Single(door.Forwarder.Values));
    }

    [Fact]
    public async Task Post_KafkaDoesNotTakeARecord_IsNeverAnsweredWith200()
    {
        await using var door = await Door.OpenAsync();
        foreach (var outcome in new[] { ForwardOutcome.Busy, ForwardOutcome.Failed })
        {
            door.Forwarder.Outcome = outcome;
            var reply = await door.PostAsync(Door.Body(Hello));
            Assert.Equal(503, reply.Code);
            Assert.Equal("5", reply.Message.Headers.GetValues("Retry-After").Single());
        }

        Assert.Equal(0, door.Metrics.Records);
    }

    [Fact]
    public async Task Post_KafkaAway_IsSentBackAtOnce()
    {
        await using var door = await Door.OpenAsync();
        door.Forwarder.IsReady = false;

        var reply = await door.PostAsync(Door.Body(Hello));

        Assert.Equal((503, 1), (reply.Code, door.Metrics.Refused(Refusal.KafkaAway)));
        Assert.Empty(door.Forwarder.Taken);
    }
}
