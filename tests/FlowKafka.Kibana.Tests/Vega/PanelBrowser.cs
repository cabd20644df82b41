using System.Text.Json.Nodes;
using FlowKafka.Testing.Elasticsearch.Search;

namespace FlowKafka.Kibana.Tests.Vega;

/// <summary>One browser for all tests, over the demonstration's documents. Without Vega or chromium tests are skipped with a line.</summary>
public sealed class PanelBrowser : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private PanelServer? _server;
    private Chromium? _chromium;
    private Task<string>? _gone;

    /// <summary>False when something is missing; a failure instead where CI is true.</summary>
    public static bool IsThere()
    {
        if (VegaFiles.AreThere && Chromium.IsThere)
            return true;
        const string Missing = "Vega or chromium is missing (tests/fetch-vega, apt-get install chromium)";
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", Missing);
        Console.WriteLine($"skipped: {Missing}");
        return false;
    }

    public async Task InitializeAsync()
    {
        if (!VegaFiles.AreThere || !Chromium.IsThere)
            return;
        _server = await PanelServer.StartAsync(DemoDocuments.Index);
        _chromium = Chromium.Open(_server.Url);
        _gone = _chromium.EndAsync();
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _chromium?.Dispose();
    }

    /// <summary>Shows a panel and runs a script that finds it as <c>shown</c>, with <c>view</c>, <c>lines</c> and <c>added</c>.</summary>
    /// <returns>What the script returns.</returns>
    internal async Task<JsonNode> ShowAsync(Panel panel, string script)
    {
        var running = _server!.RunAsync(panel, $"const shown = await showPanel(panel); const view = shown.view; {script}");
        if (await Task.WhenAny(running, _gone!).WaitAsync(Patience) == _gone)
            Assert.Fail($"Chromium has ended: {await _gone!}");
        var result = (await running)!;
        Assert.True(result["error"] is null, result["error"]?.ToString());
        return result["value"]!;
    }

    /// <summary>Takes a picture of a panel.</summary>
    internal Task PictureAsync(Panel panel, string file) =>
        Chromium.PictureAsync(_server!.AddressOf(panel), file, panel.Width, panel.Height, Patience);

    /// <summary>What the panels search.</summary>
    internal static SearchIndex Index => DemoDocuments.Index;
}
