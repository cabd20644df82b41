using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using FlowKafka.Testing;

namespace FlowKafka.Firehose.Tests;

/// <summary>A door on a free port of the loopback, with a fake behind it.</summary>
internal sealed class Door : IAsyncDisposable
{
    public const string Key = "correct horse battery staple";
    public const string Id = "ed4acda5-034f-9f42-bba1-f29aea6d7d8f";

    private readonly HttpClient _client;

    private Door(FirehoseServer server, FakeForwarder forwarder, FirehoseMetrics metrics, ManualTimeProvider time, ConcurrentQueue<string> log)
    {
        (Server, Forwarder, Metrics, Time, Log) = (server, forwarder, metrics, time, log);
        _client = new HttpClient(new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null } })
        {
            BaseAddress = new Uri(server.Address),
        };
    }

    public FirehoseServer Server { get; }

    public FakeForwarder Forwarder { get; }

    public FirehoseMetrics Metrics { get; }

    public ManualTimeProvider Time { get; }

    public ConcurrentQueue<string> Log { get; }

    public static async Task<Door> OpenAsync(FirehoseOptions? options = null)
    {
        options ??= new FirehoseOptions { PlainHttp = true, AccessKeys = [Key] };
        options = options with { Address = "127.0.0.1:0" };
        Assert.Empty(options.Faults());
        var forwarder = new FakeForwarder();
        var metrics = new FirehoseMetrics();
        var time = new ManualTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123));
        var log = new ConcurrentQueue<string>();
        var server = await FirehoseServer.StartAsync(options, forwarder, metrics, (level, text) => log.Enqueue($"{level}: {text}"), time);
        return new(server, forwarder, metrics, time, log);
    }

    /// <summary>The body of a request with these records.</summary>
    public static string Body(params IEnumerable<byte[]> records) => BodyOf(Id, records);

    public static string BodyOf(string id, IEnumerable<byte[]> records) =>
        $$"""{"requestId":"{{id}}","timestamp":1578090901599,"records":[{{string.Join(',', records.Select(r => $$"""{"data":"{{Convert.ToBase64String(r)}}"}"""))}}]}""";

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>A good request; the test spoils it.</summary>
    public static HttpRequestMessage Request(byte[] body, string path = "/firehose")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Headers.Add("X-Amz-Firehose-Protocol-Version", "1.0");
        request.Headers.Add("X-Amz-Firehose-Request-Id", Id);
        request.Headers.Add("X-Amz-Firehose-Access-Key", Key);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return request;
    }

    public Task<Reply> PostAsync(string body) => SendAsync(Request(Encoding.UTF8.GetBytes(body)));

    public Task<Reply> PostAsync(byte[] body) => SendAsync(Request(body));

    public Task<Reply> PostGzipAsync(byte[] packed)
    {
        var request = Request(packed);
        request.Content!.Headers.ContentEncoding.Add("gzip");
        return SendAsync(request);
    }

    public async Task<Reply> SendAsync(HttpRequestMessage request)
    {
        var answer = await _client.SendAsync(request);
        return new(answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer);
    }

    /// <summary>Sends bytes as they are, and reads what comes until the door closes the connection.</summary>
    public async Task<string> RawAsync(string text, bool endsThere = true)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, new Uri(Server.Address).Port);
        await socket.SendAsync(Encoding.Latin1.GetBytes(text));
        if (endsThere)
            socket.Shutdown(SocketShutdown.Send);
        using var answer = new MemoryStream();
        var part = new byte[4096];
        try
        {
            for (int count; (count = await socket.ReceiveAsync(part)) > 0;)
                answer.Write(part, 0, count);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
        {
            // The door may close without reading the rest.
        }

        return Encoding.Latin1.GetString(answer.ToArray());
    }

    /// <summary>The head of a good request, without what says how its body comes.</summary>
    public static string Head(string further) =>
        $"POST /firehose HTTP/1.1\r\nHost: door\r\nContent-Type: application/json\r\nX-Amz-Firehose-Protocol-Version: 1.0\r\nX-Amz-Firehose-Request-Id: {Id}\r\nX-Amz-Firehose-Access-Key: {Key}\r\n{further}\r\n";

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Server.DisposeAsync();
        Metrics.Dispose();
    }
}
