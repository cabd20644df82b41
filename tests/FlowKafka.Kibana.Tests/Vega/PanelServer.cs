using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using FlowKafka.Testing.Elasticsearch.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FlowKafka.Kibana.Tests.Vega;

/// <summary>Serves the page that shows panels, the searches that it makes, and the scripts that it is to run.</summary>
internal sealed class PanelServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly Channel<JsonObject> _jobs = Channel.CreateUnbounded<JsonObject>();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode?>> _awaited = [];
    private readonly ConcurrentDictionary<string, Panel> _panels = [];
    private readonly SearchIndex _index;
    private int _number;

    private PanelServer(WebApplication application, SearchIndex index)
    {
        _application = application;
        _index = index;
        var page = Path.Combine(RepositoryFolder.Root, "tests", "FlowKafka.Kibana.Tests", "Vega", "Page");
        Serve("/", page, "panel.html", "text/html");
        Serve("/panel.js", page, "panel.js", "text/javascript");
        Serve("/start.js", page, "start.js", "text/javascript");
        Serve("/vega.js", VegaFiles.Folder, "vega.min.js", "text/javascript");
        Serve("/vega-interpreter.js", VegaFiles.Folder, "vega-interpreter.min.js", "text/javascript");
        application.MapPost("/next", NextAsync);
        application.MapPost("/done/{number:int}", DoneAsync);
        application.MapGet("/panels/{name}", (string name) => Results.Text(_panels[name].ToJson().ToJsonString(), "application/json"));
        application.MapPost("/{indices}/_search", SearchAsync);
    }

    /// <summary>Where it is.</summary>
    public string Url => _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<PanelServer> StartAsync(SearchIndex index)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new PanelServer(builder.Build(), index);
        await server._application.StartAsync();
        return server;
    }

    /// <summary>The address of a page that shows one panel and nothing else.</summary>
    public string AddressOf(Panel panel)
    {
        _panels[panel.Name] = panel;
        return $"{Url}/?panel={panel.Name}";
    }

    /// <summary>Runs a script in the page.</summary>
    /// <param name="panel">What the script finds as <c>panel</c>.</param>
    /// <param name="script">The body of an asynchronous function.</param>
    /// <returns>What it returned: as <c>value</c>, or what was thrown as <c>error</c>.</returns>
    public Task<JsonNode?> RunAsync(Panel panel, string script)
    {
        var number = Interlocked.Increment(ref _number);
        var done = _awaited.GetOrAdd(number, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        _jobs.Writer.TryWrite(new() { ["number"] = number, ["script"] = script, ["panel"] = panel.ToJson() });
        return done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _jobs.Writer.TryComplete();
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _application.StopAsync(soon.Token);
        await _application.DisposeAsync();
    }

    private void Serve(string path, string folder, string file, string type) =>
        _application.MapGet(path, () => Results.File(Path.Combine(folder, file), type));

    private async Task<IResult> NextAsync(CancellationToken stop)
    {
        while (await _jobs.Reader.WaitToReadAsync(stop))
        {
            if (_jobs.Reader.TryRead(out var job))
                return Results.Text(job.ToJsonString(), "application/json");
        }

        return Results.NoContent();
    }

    private async Task DoneAsync(int number, HttpRequest request)
    {
        var result = await JsonNode.ParseAsync(request.Body);
        if (_awaited.TryRemove(number, out var done))
            done.SetResult(result);
    }

    private async Task<IResult> SearchAsync(string indices, HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        try
        {
            return Results.Text(_index.Search(indices, body.RootElement).ToJsonString(), "application/json");
        }
        catch (SearchRefusedException e)
        {
            return Results.Text(e.Message, "text/plain", statusCode: StatusCodes.Status400BadRequest);
        }
    }
}
