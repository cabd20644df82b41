using System.Globalization;

namespace FlowKafka.Kibana.Tests.Vega;

[Collection("panels")]
public sealed class HuntScatterTests(PanelBrowser browser)
{
    private const int MostInside = 3000;
    private const int MostOutside = 2000;
    private static readonly Panel Hunt = new("hunt-scatter");

    [Fact]
    public async Task Points_OfTheDemosDocuments_AreTheWindowsWithPacketsBothWays()
    {
        if (!PanelBrowser.IsThere())
            return;
        var shown = await browser.ShowAsync(Hunt, "return { points: itemsOf(view, 'pointMarks').length, inside: itemsOf(view, 'pointMarks').filter(item => item.datum.membership === 'inside').length };");

        var inside = Windows.Count(static window => window.Has("flowkafka.in_hull"));
        var outside = Windows.Length - inside;
        Assert.True(inside > 0 && outside > 0);
        Assert.Equal(Math.Min(inside, MostInside), shown["inside"]!.GetValue<int>());
        Assert.Equal(Math.Min(inside, MostInside) + Math.Min(outside, MostOutside), shown["points"]!.GetValue<int>());
    }

    [Fact]
    public async Task Title_OfASample_TellsHowManyThereAre()
    {
        if (!PanelBrowser.IsThere())
            return;
        var shown = await browser.ShowAsync(Hunt, "return { text: view.scenegraph().root.items[0].items.find(mark => mark.role === 'title').items[0].items[0].items[0].text };");

        var inside = Windows.Count(static window => window.Has("flowkafka.in_hull"));
        var drawn = Math.Min(inside, MostInside) + Math.Min(Windows.Length - inside, MostOutside);
        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"Drawn: {drawn:N0} of {Windows.Length:N0} windows, {inside:N0} of them in a hull"),
            shown["text"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("client_packet_size", "server_packet_size")]
    [InlineData("server_packet_size", "client_packet_size")]
    [InlineData("packets", "packet_ratio")]
    public async Task Polygons_OfAPairOfMetrics_AreTheModelDocuments(string across, string up)
    {
        if (!PanelBrowser.IsThere())
            return;
        var shown = await browser.ShowAsync(
            Hunt with { Choices = new Dictionary<string, string> { ["xMetric"] = across, ["yMetric"] = up } },
            "return marksOf(view, 'polygon').map(mark => mark.items[0].datum.model + ' ' + mark.items[0].datum.number + ' ' + mark.items.map(item => item.datum.x + '/' + item.datum.y).join(' ')).sort();");

        var expected = DemoQuery.Models
            .Where(model => (model.TextOf("flowkafka.hull.x_metric"), model.TextOf("flowkafka.hull.y_metric")) is var pair && (pair == (across, up) || pair == (up, across)))
            .Select(model =>
            {
                var isTurned = model.TextOf("flowkafka.hull.x_metric") != across;
                var corners = model["flowkafka.hull.x"].Zip(model["flowkafka.hull.y"], (x, y) => isTurned ? $"{Number(y.Number)}/{Number(x.Number)}" : $"{Number(x.Number)}/{Number(y.Number)}");
                return $"{model.TextOf("flowkafka.model.name")} {model.NumberOf("flowkafka.hull.number")} {string.Join(' ', corners)}";
            })
            .Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(6, expected.Length);
        Assert.Equal(expected, shown.AsArray().Select(static polygon => polygon!.GetValue<string>()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Point_InAModelsHull_LiesInsideOfItsPolygonInEveryPlane()
    {
        if (!PanelBrowser.IsThere())
            return;
        var shown = await browser.ShowAsync(Hunt, """
            const metrics = ['client_packet_size', 'server_packet_size', 'packet_ratio', 'packets'];
            const isIn = (corners, x, y) => { // of a convex polygon as drawn, within half a pixel
              let least = Infinity, most = -Infinity;
              corners.forEach((a, i) => {
                const b = corners[(i + 1) % corners.length];
                const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
                const side = ((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x)) / length;
                least = Math.min(least, side);
                most = Math.max(most, side);
              });
              return Math.min(-least, most) <= 0.5;
            };
            let asked = 0, planes = 0;
            const astray = [], outsideOfAll = new Set();
            for (const x of metrics) {
              for (const y of metrics.filter(name => name !== x)) {
                await view.signal('xMetric', x).signal('yMetric', y).runAsync();
                planes++;
                const polygons = marksOf(view, 'polygon').map(mark => ({ model: mark.items[0].datum.model, corners: mark.items }));
                for (const item of itemsOf(view, 'pointMarks')) {
                  for (const model of item.datum.in_hull) {
                    asked++;
                    if (!polygons.some(polygon => polygon.model === model && isIn(polygon.corners, item.x, item.y)))
                      astray.push(`${x} ${y} ${model} ${item.datum.w['@timestamp']} ${item.datum.w.client.ip} ${item.datum.server} ${item.x} ${item.y} ${polygons.length}`);
                  }
                  if (!polygons.some(polygon => isIn(polygon.corners, item.x, item.y)))
                    outsideOfAll.add(item.datum.hit._id);
                }
              }
            }
            return { asked, planes, astray, outsideOfAll: outsideOfAll.size };
            """);

        Assert.Equal(12, shown["planes"]!.GetValue<int>());
        Assert.True(shown["asked"]!.GetValue<int>() > 12 * 100);
        Assert.Empty(shown["astray"]!.AsArray());
        Assert.True(shown["outsideOfAll"]!.GetValue<int>() > 0);
    }

    [Fact]
    public async Task Model_ClickedInTheLegend_IsShownAlone()
    {
        if (!PanelBrowser.IsThere())
            return;
        var shown = await browser.ShowAsync(Hunt, """
            await clickOn(view, itemsOf(view, 'modelLabel').find(item => item.datum.value === 'xmr'));
            return {
              model: view.signal('model'),
              polygons: marksOf(view, 'polygon').map(mark => mark.items[0].datum.model),
              inside: itemsOf(view, 'pointMarks').filter(item => item.datum.membership === 'inside').length,
              named: itemsOf(view, 'pointMarks').filter(item => item.datum.in_hull.includes('xmr')).length,
            };
            """);

        Assert.Equal("xmr", shown["model"]!.GetValue<string>());
        Assert.Equal(["xmr"], shown["polygons"]!.AsArray().Select(static name => name!.GetValue<string>()));
        Assert.Equal(shown["named"]!.GetValue<int>(), shown["inside"]!.GetValue<int>());
        Assert.True(shown["inside"]!.GetValue<int>() > 0);
    }

    [Fact]
    public async Task Point_Clicked_FiltersItsConversation()
    {
        if (!PanelBrowser.IsThere())
            return;
        var conversation = Windows.First(static window => window.Has("flowkafka.in_hull")).TextOf("flowkafka.conversation.id")!;
        var shown = await browser.ShowAsync(Hunt with { Filters = [Panel.Term("flowkafka.conversation.id", conversation)] }, """
            await clickOn(view, itemsOf(view, 'pointMarks').at(-1));
            return shown.added;
            """);

        Assert.Equal(
            $$"""[{"query":{"match_phrase":{"flowkafka.conversation.id":"{{conversation}}"} },"index":"logs-flowkafka.flow-*"}]""".Replace(" ", "", StringComparison.Ordinal),
            shown.ToJsonString());
    }

    [Fact]
    public async Task Filter_OfOneClient_LeavesItsWindows()
    {
        if (!PanelBrowser.IsThere())
            return;
        var client = Windows.First(static window => window.Has("flowkafka.in_hull")).TextOf("client.ip")!;
        var shown = await browser.ShowAsync(
            Hunt with { Filters = [Panel.Term("client.ip", client)] }, "return [...new Set(itemsOf(view, 'pointMarks').map(item => item.datum.w.client.ip))].concat(itemsOf(view, 'pointMarks').length);");

        var all = Windows.Where(window => window.TextOf("client.ip") == client).ToArray();
        var inside = all.Count(static window => window.Has("flowkafka.in_hull"));
        Assert.Equal($"""["{client}",{Math.Min(inside, MostInside) + Math.Min(all.Length - inside, MostOutside)}]""", shown.ToJsonString());
    }

    private static Testing.Elasticsearch.Search.SearchDocument[] Windows { get; } =
        [.. DemoQuery.Flows.Where(static window => window.NumberOf("client.packets") > 0 && window.NumberOf("server.packets") > 0)];

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
