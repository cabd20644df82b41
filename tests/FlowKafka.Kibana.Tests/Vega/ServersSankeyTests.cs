using FlowKafka.Testing.Elasticsearch.Search;

namespace FlowKafka.Kibana.Tests.Vega;

[Collection("panels")]
public sealed class ServersSankeyTests(PanelBrowser browser)
{
    private static readonly Panel Servers = new("servers-sankey");

    [Theory]
    [InlineData("windows", "flowkafka.points.in_hull")]
    [InlineData("bytes", "network.bytes")]
    [InlineData("episodes", null)]
    public async Task Ribbons_OfTheDemosDocuments_AddUpToTheEpisodes(string weight, string? field)
    {
        if (!PanelBrowser.IsThere())
            return;
        // So high that nobody is among the others.
        var shown = await browser.ShowAsync(Servers with { Height = 2000, Choices = new Dictionary<string, string> { ["weight"] = weight } }, """
            const sums = (name, key) => Object.fromEntries(itemsOf(view, name).map(item => [item.datum[key], item.datum.weight]).sort());
            const thick = itemsOf(view, 'ribbonPaths').reduce((sum, item) => sum + item.datum.weight, 0);
            return { clients: sums('clientBars', 'client'), servers: sums('serverBars', 'server'), thick };
            """);

        double Of(IEnumerable<SearchDocument> newest) => newest.Sum(detection => field is null ? 1 : detection.NumberOf(field));
        Assert.NotEmpty(Newest);
        Assert.Equal(Of(Newest), shown["thick"]!.GetValue<double>());
        Assert.Equal(
            Newest.GroupBy(static detection => detection.TextOf("client.ip")!).ToDictionary(static own => own.Key, own => Of(own)),
            shown["clients"]!.AsObject().ToDictionary(static client => client.Key, static client => client.Value!.GetValue<double>()));
        Assert.Equal(
            Newest.GroupBy(ServerOf).ToDictionary(static own => own.Key, own => Of(own)),
            shown["servers"]!.AsObject().ToDictionary(static server => server.Key, static server => server.Value!.GetValue<double>()));
    }

    [Fact]
    public async Task Others_InALowPanel_TakeWhatIsLeftAndTheTotalStays()
    {
        if (!PanelBrowser.IsThere())
            return;
        var shown = await browser.ShowAsync(Servers with { Height = 170 }, """
            const total = name => itemsOf(view, name).reduce((sum, item) => sum + item.datum.weight, 0);
            return { clients: total('clientBars'), servers: total('serverBars'), names: itemsOf(view, 'serverBars').map(item => item.datum.server) };
            """);

        var expected = Newest.Sum(static detection => detection.NumberOf("flowkafka.points.in_hull"));
        Assert.Equal(expected, shown["clients"]!.GetValue<double>());
        Assert.Equal(expected, shown["servers"]!.GetValue<double>());
        Assert.Contains("others", shown["names"]!.AsArray().Select(static name => name!.GetValue<string>()));
    }

    [Fact]
    public async Task Bars_AsDrawn_AreAsHighAsTheirWeightAndKeepApart()
    {
        if (!PanelBrowser.IsThere())
            return;
        var shown = await browser.ShowAsync(Servers, """
            const bars = itemsOf(view, 'clientBars').filter(item => item.height > 1.01).map(item => item.height / item.datum.weight);
            const middles = itemsOf(view, 'clientLabels').map(item => item.y).sort((a, b) => a - b);
            return { spread: Math.max(...bars) - Math.min(...bars), nearest: Math.min(...middles.slice(1).map((y, i) => y - middles[i])) };
            """);

        Assert.Equal(0, shown["spread"]!.GetValue<double>(), 1e-9);
        Assert.InRange(shown["nearest"]!.GetValue<double>(), 14, 1000);
    }

    [Fact]
    public async Task Ribbons_OfSeveralSeverities_HaveTheHighestOnesColour()
    {
        if (!PanelBrowser.IsThere())
            return;
        var shown = await browser.ShowAsync(
            Servers with { Height = 2000 }, "return Object.fromEntries(itemsOf(view, 'ribbonPaths').map(item => [item.datum.client + ' ' + item.datum.server, item.fill]));");

        var expected = Newest.GroupBy(static detection => $"{detection.TextOf("client.ip")} {ServerOf(detection)}").ToDictionary(
            static pair => pair.Key,
            static pair => ColourOf(pair.Max(static newest => DemoQuery.Episodes
                .Where(detection => detection.TextOf("flowkafka.episode.id") == newest.TextOf("flowkafka.episode.id"))
                .Max(static detection => detection.NumberOf("event.severity")))));
        Assert.Equal(expected, shown.AsObject().ToDictionary(static ribbon => ribbon.Key, static ribbon => ribbon.Value!.GetValue<string>()));
    }

    [Theory]
    [InlineData("clientBars", "client.ip", "client")]
    [InlineData("serverLabels", "server.ip", "serverIp")]
    public async Task Node_Clicked_FiltersItsAddress(string mark, string field, string member)
    {
        if (!PanelBrowser.IsThere())
            return;
        var shown = await browser.ShowAsync(Servers, $$"""
            const item = itemsOf(view, '{{mark}}').find(item => item.bounds.height() >= 4 && !item.datum.label.endsWith('others'));
            await clickOn(view, item);
            return { added: shown.added, address: item.datum.{{member}} };
            """);

        var filter = Assert.Single(shown["added"]!.AsArray())!;
        Assert.Equal("logs-flowkafka.detection*", filter["index"]!.GetValue<string>());
        Assert.Equal(shown["address"]!.GetValue<string>(), filter["query"]!["match_phrase"]![field]!.GetValue<string>());
    }

    private static SearchDocument[] Newest { get; } =
    [
        .. DemoQuery.Episodes.GroupBy(static detection => detection.TextOf("flowkafka.episode.id"))
            .Select(static episode => episode.MaxBy(static detection => detection.NumberOf("flowkafka.episode.revision"))!),
    ];

    private static string ServerOf(SearchDocument detection) =>
        detection.Has("server.port") ? $"{detection.TextOf("server.ip")}:{detection.NumberOf("server.port")}" : detection.TextOf("server.ip")!;

    private static string ColourOf(double severity) => severity switch
    {
        >= 99 => "#E7664C",
        >= 73 => "#DA8B45",
        >= 47 => "#D6BF57",
        _ => "#6092C0",
    };
}
