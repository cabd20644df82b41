using System.Net;
using System.Net.Sockets;
using System.Text;
using FlowKafka.Testing;
using FlowKafka.Testing.Elasticsearch;
using Microsoft.AspNetCore.Http;

namespace FlowKafka.Elasticsearch.Tests.Cluster;

public class ElasticsearchClientTests
{
    [Fact]
    public async Task SendAsync_WithAnApiKey_SendsIt()
    {
        await using var server = await BulkServer.StartAsync();
        server.Authorization = "ApiKey a2V5";
        using var client = new ElasticsearchClient(new() { Nodes = [server.Url], ApiKey = "a2V5" }, TimeProvider.System);

        Assert.Equal(200, (await client.SendAsync(HttpMethod.Get, "")).Status);
    }

    [Fact]
    public async Task SendAsync_WithAUser_SendsItInUtf8()
    {
        await using var server = await BulkServer.StartAsync();
        server.Authorization = "Basic " + Convert.ToBase64String("jürgen:pä:ss"u8);
        using var client = new ElasticsearchClient(new() { Nodes = [server.Url], UserName = "jürgen", Password = "pä:ss" }, TimeProvider.System);

        Assert.Equal(200, (await client.SendAsync(HttpMethod.Get, "")).Status);
    }

    [Theory]
    [InlineData(401, "", "", "", "Elasticsearch at URL asks who we are (401): set Elasticsearch:ApiKey, or Elasticsearch:UserName and Password.")]
    [InlineData(401, "key", "", "", "Elasticsearch at URL does not accept the credentials (401): check Elasticsearch:ApiKey.")]
    [InlineData(401, "", "me", "", "Elasticsearch at URL does not accept the credentials (401): check Elasticsearch:UserName and Password.")]
    [InlineData(403, "key", "", """{"error":{"type":"security_exception","reason":"action [x] is unauthorized\nfor API key"}}""", "Elasticsearch at URL forbids it (403): give the API key the privileges (security_exception: action [x] is unauthorized for API key).")]
    [InlineData(403, "", "me", "", "Elasticsearch at URL forbids it (403): give the user the privileges.")]
    [InlineData(404, "", "", "", "Elasticsearch at URL does not know what is asked (404): check Elasticsearch:Nodes, and its path.")]
    [InlineData(500, "", "", """{"error":"went wrong."}""", "Elasticsearch at URL answers 500 (went wrong).")]
    [InlineData(503, "", "", "<html>", "Elasticsearch at URL answers 503.")]
    public async Task Explain_OfAnAnswer_SaysWhatToDo(int status, string apiKey, string user, string body, string expected)
    {
        await using var server = await BulkServer.StartAsync();
        server.Map("GET", "/", context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(body);
        });
        using var client = new ElasticsearchClient(new() { Nodes = [server.Url], ApiKey = apiKey, UserName = user }, TimeProvider.System);

        var fault = await Assert.ThrowsAsync<ServerException>(() => client.FindProductAsync());

        Assert.Equal(expected, fault.Message.Replace(server.Url, "URL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SendAsync_ToARedirection_DoesNotFollowIt()
    {
        await using var elsewhere = await BulkServer.StartAsync();
        await using var server = await BulkServer.StartAsync();
        var came = 0;
        elsewhere.Map("*", "/*", _ => Task.FromResult(came++));
        server.Map("GET", "/", context =>
        {
            context.Response.Redirect(elsewhere.Url + "/login");
            return Task.CompletedTask;
        });
        using var client = new ElasticsearchClient(new() { Nodes = [server.Url], ApiKey = "key" }, TimeProvider.System);

        var fault = await Assert.ThrowsAsync<ServerException>(() => client.FindProductAsync());

        Assert.Equal($"Elasticsearch at {server.Url} points elsewhere (302): write {elsewhere.Url} into Elasticsearch:Nodes.", fault.Message);
        Assert.Equal(0, came);
    }

    [Theory]
    [InlineData(true, "gzip")]
    [InlineData(false, "")]
    public async Task SendAsync_OfABody_Compresses(bool compress, string encoding)
    {
        await using var server = await BulkServer.StartAsync();
        (string Encoding, string Type, string Path) seen = default;
        server.Map("PUT", "/prefix/*", context =>
        {
            seen = (context.Request.Headers.ContentEncoding.ToString(), context.Request.ContentType!, context.Request.Path + context.Request.QueryString.Value);
            return context.Response.WriteAsync("""{"acknowledged":true}""");
        });
        using var client = new ElasticsearchClient(new() { Nodes = [server.Url + "/prefix"], Compress = compress }, TimeProvider.System);

        var answer = await client.SendAsync(HttpMethod.Put, "_index_template/x?a=b", Encoding.UTF8.GetBytes("{}"));

        Assert.Equal((encoding, "application/json", "/prefix/_index_template/x?a=b"), seen);
        Assert.True(answer.IsSuccess);
        Assert.Equal("""{"acknowledged":true}""", Encoding.UTF8.GetString(answer.Body.Span));
    }

    [Fact]
    public async Task SendAsync_WithANodeThatIsAway_AsksTheOther()
    {
        await using var server = await BulkServer.StartAsync();
        using var client = new ElasticsearchClient(new() { Nodes = [await ClosedAsync(), server.Url] }, TimeProvider.System);

        for (var i = 0; i < 4; i++)
            Assert.Equal(200, (await client.SendAsync(HttpMethod.Get, "")).Status);
    }

    [Fact]
    public async Task SendAsync_WithANodeThatDoesNotEvenRefuse_AsksTheOther()
    {
        // A listener that accepts nobody, with as many before the door as fit.
        using var deaf = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        deaf.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        deaf.Listen(0);
        var waiting = new List<Socket>();
        for (var i = 0; i < 8; i++)
        {
            waiting.Add(new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp));
            _ = waiting[^1].ConnectAsync(deaf.LocalEndPoint!).ContinueWith(connect => connect.Exception, TaskScheduler.Default);
        }

        await using var server = await BulkServer.StartAsync();
        var endpoint = new ServerEndpoint("Elasticsearch", [$"http://{deaf.LocalEndPoint}", server.Url]) { ConnectTimeout = TimeSpan.FromMilliseconds(300) };
        using var client = new NodeClient(endpoint, TimeProvider.System);

        var answer = await client.SendAsync(HttpMethod.Get, "", null, new AnswerBody(), CancellationToken.None);

        Assert.Equal((200, new Uri(server.Url)), (answer.Status, answer.Node));
        waiting.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task SendAsync_WithAllNodesAway_SaysSo()
    {
        using var client = new ElasticsearchClient(new() { Nodes = [await ClosedAsync(), await ClosedAsync()] }, TimeProvider.System);

        var fault = await Assert.ThrowsAsync<ServerException>(() => client.SendAsync(HttpMethod.Get, ""));

        Assert.Equal(ServerFault.Unreachable, fault.Fault);
        Assert.Matches("^Elasticsearch at http://127.0.0.1:[0-9]+ can't be reached: Connection refused\\.$", fault.Message);
    }

    [Fact]
    public async Task SendAsync_WithoutAnAnswerInTime_SaysSo()
    {
        await using var server = await BulkServer.StartAsync();
        var came = new TaskCompletionSource();
        server.Map("GET", "/", async context =>
        {
            came.SetResult();
            await server.StallAsync(context);
        });
        var time = new ManualTimeProvider(DateTimeOffset.UnixEpoch);
        using var client = new ElasticsearchClient(new() { Nodes = [server.Url], RequestTimeout = TimeSpan.FromSeconds(5) }, time);

        var asked = client.SendAsync(HttpMethod.Get, "");
        await came.Task;
        time.Advance(TimeSpan.FromSeconds(5));
        var fault = await Assert.ThrowsAsync<ServerException>(() => asked);

        Assert.Equal(ServerFault.TimedOut, fault.Fault);
        Assert.Equal($"Elasticsearch at {server.Url} does not answer in 5 s.", fault.Message);
    }

    [Fact]
    public async Task SendAsync_ThatIsStopped_Ends()
    {
        await using var server = await BulkServer.StartAsync();
        using var stop = new CancellationTokenSource();
        server.Map("GET", "/", async context =>
        {
            await stop.CancelAsync();
            await server.StallAsync(context);
        });
        using var client = new ElasticsearchClient(new() { Nodes = [server.Url] }, TimeProvider.System);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.SendAsync(HttpMethod.Get, "", stop: stop.Token));
    }

    [Fact]
    public async Task FindProductAsync_OfAnotherKindOfServer_SaysWhatToCheck()
    {
        await using var server = await BulkServer.StartAsync();
        server.Map("GET", "/", context => context.Response.WriteAsync("<html>hello</html>"));
        using var client = new ElasticsearchClient(new() { Nodes = [server.Url] }, TimeProvider.System);

        var fault = await Assert.ThrowsAsync<ServerException>(() => client.FindProductAsync());

        Assert.Equal($"{server.Url}/ answers as neither Elasticsearch nor OpenSearch does: check Elasticsearch:Nodes.", fault.Message);
    }

    /// <summary>The address of a server that has gone.</summary>
    private static async Task<string> ClosedAsync()
    {
        await using var server = await BulkServer.StartAsync();
        return server.Url;
    }
}
