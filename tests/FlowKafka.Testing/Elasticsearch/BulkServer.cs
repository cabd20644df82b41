using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FlowKafka.Testing.Elasticsearch;

/// <summary>
/// A server that follows the published contract of Elasticsearch's bulk interface, keeps what it takes, and can be ill. Other
/// routes are added with <see cref="Map"/>.
/// </summary>
public sealed class BulkServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly List<(string Method, string Path, Func<HttpContext, Task> Answer)> _routes = [];
    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _stalled = new(0);
    private readonly BulkIndices _indices;
    private int _requests;
    private int _ended;

    private BulkServer(WebApplication application, ServerKind kind)
    {
        _application = application;
        Kind = kind;
        _indices = new(kind);
        Map("GET", "/", context => context.Response.WriteAsync(ProductAnswer.Of(kind)));
        Map("POST", "/_bulk", BulkAsync);
    }

    /// <summary>Which product it is.</summary>
    public ServerKind Kind { get; }

    /// <summary>Where it is: http://127.0.0.1:port.</summary>
    public string Url => _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>What it does with the next bulk requests, one after the other; when there is nothing more, it is well.</summary>
    public ConcurrentQueue<BulkStep> Script { get; } = [];

    /// <summary>What it does with all bulk requests that the script does not speak of; null when it is well.</summary>
    public BulkStep? Always { get; set; }

    /// <summary>The Authorization header that it asks for; null for none.</summary>
    public string? Authorization { get; set; }

    /// <summary>Larger bodies, before compression, are refused with 413.</summary>
    public int LargestBody { get; set; } = int.MaxValue;

    /// <summary>A document that makes the server refuse the whole request with 400; null for none.</summary>
    public Func<BulkOperation, bool>? Spoils { get; set; }

    /// <summary>Bulk requests so far.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>The size of every bulk request's body that was read whole, before compression.</summary>
    public ConcurrentQueue<int> BodySizes { get; } = [];

    /// <summary>The headers of the bulk requests.</summary>
    public ConcurrentQueue<IHeaderDictionary> Headers { get; } = [];

    /// <summary>What it keeps, in the order of indices and ids.</summary>
    public IReadOnlyList<StoredDocument> Documents => _indices.Documents;

    /// <summary>Starts one.</summary>
    /// <param name="kind">Which product it is.</param>
    /// <param name="port">Its port; 0 for any.</param>
    /// <param name="certificate">Its certificate; null for plain HTTP.</param>
    /// <param name="chain">The authorities that it shows with its certificate.</param>
    public static async Task<BulkServer> StartAsync(
        ServerKind kind = ServerKind.Elasticsearch8,
        int port = 0,
        X509Certificate2? certificate = null,
        X509Certificate2Collection? chain = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Listen(IPAddress.Loopback, port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                if (certificate is not null)
                    listen.UseHttps(https => (https.ServerCertificate, https.ServerCertificateChain) = (certificate, chain));
            });
        });
        var application = builder.Build();
        var server = new BulkServer(application, kind);
        application.Run(server.AnswerAsync);
        await application.StartAsync();
        return server;
    }

    /// <summary>Answers requests to a path; the newest route that fits is taken.</summary>
    /// <param name="method">The method; <c>*</c> for any.</param>
    /// <param name="path">The path; with a star at its end, all that begin so.</param>
    /// <param name="answer">Answers.</param>
    public void Map(string method, string path, Func<HttpContext, Task> answer)
    {
        lock (_routes)
            _routes.Add((method, path, answer));
    }

    /// <summary>Waits until a request came that is left without an answer; then it is time to move the clock.</summary>
    /// <returns>False when it was stopped before.</returns>
    public async Task<bool> StalledAsync(CancellationToken stop)
    {
        try
        {
            await _stalled.WaitAsync(stop);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Takes the documents of a request and answers.</summary>
    /// <param name="context">The request.</param>
    /// <param name="fault">What is wrong with a document; null for nothing.</param>
    public async Task TakeAsync(HttpContext context, Func<BulkOperation, ItemFault?>? fault = null)
    {
        var answer = await ApplyAsync(context, fault);
        context.Response.ContentType = "application/json; charset=UTF-8";
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer);
    }

    /// <summary>Takes the documents of a request.</summary>
    /// <returns>The answer; it also sets the status.</returns>
    internal async Task<byte[]> ApplyAsync(HttpContext context, Func<BulkOperation, ItemFault?>? fault = null)
    {
        var body = await BodyAsync(context);
        BodySizes.Enqueue(body.Length);
        if (body.Length > LargestBody)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return [];
        }

        var (status, answer) = _indices.Apply(body, Spoils, fault);
        context.Response.StatusCode = status;
        return Encoding.UTF8.GetBytes(answer);
    }

    /// <summary>Leaves a request without an answer until the client gives up.</summary>
    public async Task StallAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _end.Token);
        var given = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = either.Token.Register(given.SetResult);
        _stalled.Release();
        await given.Task;
        context.Abort();
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
            return;
        await _end.CancelAsync();
        await _application.DisposeAsync();
        _end.Dispose();
    }

    private static async Task<byte[]> BodyAsync(HttpContext context)
    {
        var body = context.Request.Body;
        if (context.Request.Headers.ContentEncoding == "gzip")
            body = new GZipStream(body, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        await body.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        try
        {
            if (Authorization is not null && context.Request.Headers.Authorization != Authorization)
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                await context.Response.WriteAsync("""{"error":{"type":"security_exception","reason":"missing authentication credentials"},"status":401}""");
                return;
            }

            await Find(context.Request)(context);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or InvalidDataException)
        {
            // The client has gone, as tests ask it to.
            context.Features.Get<IHttpRequestLifetimeFeature>()?.Abort();
        }
    }

    private Func<HttpContext, Task> Find(HttpRequest request)
    {
        lock (_routes)
        {
            var found = _routes.FindLast(route => route.Method is "*" || route.Method == request.Method
                ? Fits(route.Path, request.Path.Value!)
                : false);
            return found.Answer ?? UnknownAsync;
        }
    }

    private static bool Fits(string route, string path) =>
        route.EndsWith('*') ? path.StartsWith(route[..^1], StringComparison.Ordinal) : path == route;

    private static Task UnknownAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return context.Response.WriteAsync("""{"error":{"type":"resource_not_found_exception","reason":"no such route"},"status":404}""");
    }

    private Task BulkAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        Headers.Enqueue(new HeaderDictionary(context.Request.Headers.ToDictionary(StringComparer.OrdinalIgnoreCase)));
        var step = Script.TryDequeue(out var next) ? next : Always ?? BulkSteps.Well;
        return step(this, context);
    }
}
