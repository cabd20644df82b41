using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FlowKafka.Testing.Elasticsearch;

/// <summary>
/// Keeps templates, policies, saved objects and rules as Elasticsearch or OpenSearch, and Kibana, of a version do: written from their
/// published contracts. It shows things as those servers do, not as they were sent, and refuses what that version does not know.
/// </summary>
public sealed class StackServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<StackRequest> _requests = [];

    private StackServer(WebApplication application, Version version, bool isOpenSearch)
    {
        _application = application;
        Cluster = new(version, isOpenSearch);
        Kibana = new(version);
    }

    /// <summary>What the cluster keeps.</summary>
    public ClusterState Cluster { get; }

    /// <summary>What Kibana keeps.</summary>
    public KibanaState Kibana { get; }

    /// <summary>Its address, of both servers.</summary>
    public string Url => _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>The value of the header Authorization that it wants; null for none.</summary>
    public string? Authorization { get; set; }

    /// <summary>Answers the requests whose path begins so with this status, and the words of a refusal.</summary>
    public (string Path, int Status)? Refuses { get; set; }

    /// <summary>All that came.</summary>
    public IReadOnlyList<StackRequest> Requests => [.. _requests];

    /// <summary>What came and may change something.</summary>
    public IReadOnlyList<StackRequest> Writes => [.. _requests.Where(request => request.Writes)];

    /// <summary>Starts one.</summary>
    public static async Task<StackServer> StartAsync(string version = "8.17.0", bool isOpenSearch = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var application = builder.Build();
        var server = new StackServer(application, Version.Parse(version), isOpenSearch);
        application.Run(server.AnswerAsync);
        await application.StartAsync();
        return server;
    }

    /// <summary>Forgets the requests, not what they did.</summary>
    public void ForgetRequests() => _requests.Clear();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var path = (context.Request.Path.Value + context.Request.QueryString).TrimStart('/');
        var request = new StackRequest(context.Request.Method, path, await BodyAsync(context.Request));
        _requests.Enqueue(request);
        var answer = Answer(request, context.Request.Headers);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.Body);
    }

    private StackAnswer Answer(StackRequest request, IHeaderDictionary headers)
    {
        var isKibana = request.Path.StartsWith("api/", StringComparison.Ordinal) || request.Path.StartsWith("s/", StringComparison.Ordinal);
        if (Authorization is not null && headers.Authorization != Authorization)
            return StackAnswer.Fault(401, "security_exception", "unable to authenticate");
        if (Refuses is { } refusal && request.Path.StartsWith(refusal.Path, StringComparison.Ordinal))
        {
            return isKibana
                ? StackAnswer.KibanaFault(refusal.Status, "Forbidden by the test")
                : StackAnswer.Fault(refusal.Status, "security_exception", "action [x] is unauthorized, it is granted by the privileges [manage_ilm,manage,all]");
        }

        if (!isKibana)
            return Cluster.Answer(request);
        return request.Writes && !headers.ContainsKey("kbn-xsrf")
            ? StackAnswer.KibanaFault(400, "Request must contain a kbn-xsrf header.")
            : Kibana.Answer(request);
    }

    private static async Task<string> BodyAsync(HttpRequest request)
    {
        if (request.HasFormContentType)
        {
            var file = (await request.ReadFormAsync()).Files.Single();
            using var form = new StreamReader(file.OpenReadStream());
            return file.FileName.EndsWith(".ndjson", StringComparison.Ordinal) ? await form.ReadToEndAsync() : "";
        }

        var stream = request.Headers.ContentEncoding == "gzip" ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
