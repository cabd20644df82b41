using System.Globalization;
using FlowKafka.Testing.Elasticsearch.Search;

namespace FlowKafka.Kibana.Tests.Vega;

[Collection("panels")]
public sealed class ConversationWindowsTests(PanelBrowser browser)
{
    // A conversation that was flagged, with a severity that rose, and the longest of those.
    private static readonly Lazy<string> Flagged = new(static () => DemoQuery.Episodes
        .Where(static detection => detection.NumberOf("event.severity") >= 47)
        .GroupBy(static detection => detection.TextOf("flowkafka.episode.id")!)
        .OrderByDescending(static episode => episode.Select(static detection => detection.NumberOf("event.severity")).Distinct().Count())
        .ThenByDescending(static episode => DemoQuery.Flows.Count(window => window.TextOf("flowkafka.conversation.id") == episode.Key))
        .First().Key);

    private static Panel Chosen => new("conversation-windows") { Filters = [Panel.Term("flowkafka.conversation.id", Flagged.Value)] };

    [Theory]
    [InlineData("bytes")]
    [InlineData("packets")]
    public async Task Bars_OfOneConversation_AreItsWindows(string amount)
    {
        if (!PanelBrowser.IsThere())
            return;
        var shown = await browser.ShowAsync(
            Chosen with { Choices = new Dictionary<string, string> { ["amount"] = amount } }, """
            const told = (name, field) => itemsOf(view, name).map(item => `${item.datum.start} ${item.datum.end} ${item.datum[field]} ${item.datum.membership}`);
            return { client: told('clientBars', 'clientAmount'), server: told('serverBars', 'serverAmount') };
            """);

        string[] Expected(string side) =>
        [
            .. Windows.Select(window => string.Create(
                CultureInfo.InvariantCulture,
                $"{window.NumberOf("event.start")} {window.NumberOf("@timestamp")} {window.NumberOf($"{side}.{amount}")} {MembershipOf(window)}")).Order(StringComparer.Ordinal),
        ];
        Assert.True(Windows.Length > 20);
        Assert.Equal(Expected("client"), shown["client"]!.AsArray().Select(static bar => bar!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.Equal(Expected("server"), shown["server"]!.AsArray().Select(static bar => bar!.GetValue<string>()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Bars_AsDrawn_GrowUpForTheClientAndDownForTheServerByOneScale()
    {
        if (!PanelBrowser.IsThere())
            return;
        var shown = await browser.ShowAsync(Chosen, """
            const unit = (name, field) => itemsOf(view, name).filter(item => item.datum[field] > 0).map(item => item.height / item.datum[field]);
            const all = unit('clientBars', 'clientAmount').concat(unit('serverBars', 'serverAmount'));
            const middle = itemsOf(view, 'clientBars').map(item => item.y + item.height).concat(itemsOf(view, 'serverBars').map(item => item.y));
            return { least: Math.min(...all), most: Math.max(...all), middles: Math.max(...middle) - Math.min(...middle) };
            """);

        Assert.Equal(shown["least"]!.GetValue<double>(), shown["most"]!.GetValue<double>(), 1e-9);
        Assert.Equal(0, shown["middles"]!.GetValue<double>(), 1e-9);
    }

    [Fact]
    public async Task Rules_OfAFlaggedConversation_StandWhereASeverityWasFirstReached()
    {
        if (!PanelBrowser.IsThere())
            return;
        var shown = await browser.ShowAsync(Chosen, "return itemsOf(view, 'momentRules').map(item => `${item.datum.time} ${item.datum.severity}`);");

        var expected = DemoQuery.Episodes
            .Where(detection => detection.TextOf("flowkafka.episode.id") == Flagged.Value && detection.TextOf("event.kind") == "alert")
            .GroupBy(static detection => detection.NumberOf("event.severity"))
            .Select(static reached => string.Create(CultureInfo.InvariantCulture, $"{reached.Min(static detection => detection.NumberOf("@timestamp"))} {reached.Key}"));
        Assert.Equal(expected.Order(StringComparer.Ordinal), shown.AsArray().Select(static rule => rule!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.NotEmpty(shown.AsArray());
    }

    [Fact]
    public async Task Heading_OfOneConversation_NamesBothAndCountsWhatIsInAHull()
    {
        if (!PanelBrowser.IsThere())
            return;
        var shown = await browser.ShowAsync(Chosen, "return wordsOf(view, 'headings');");

        var newest = Windows.MaxBy(static window => window.NumberOf("@timestamp"))!;
        var inside = Windows.Count(static window => window.Has("flowkafka.in_hull"));
        var port = newest.Has("server.port") ? $":{newest.NumberOf("server.port")}" : "";
        Assert.Equal(
            $"{newest.TextOf("client.ip")} → {newest.TextOf("server.ip")}{port}   {inside} of {Windows.Length} windows in a hull   ▲ client sent  ▼ server sent",
            Assert.Single(shown.AsArray())!.GetValue<string>());
    }

    [Fact]
    public async Task Facets_WithoutAFilter_AreTheFourWithTheMostWindowsInAHull()
    {
        if (!PanelBrowser.IsThere())
            return;
        var shown = await browser.ShowAsync(new("conversation-windows"), "return itemsOf(view, 'facets').map(item => item.datum.conversation);");

        var counts = DemoQuery.Flows.Where(static window => window.Has("flowkafka.conversation.id"))
            .GroupBy(static window => window.TextOf("flowkafka.conversation.id")!)
            .ToDictionary(static windows => windows.Key, static windows => windows.Sum(static window => window["flowkafka.in_hull"].Count));
        var found = shown.AsArray().Select(name => counts[name!.GetValue<string>()]);
        Assert.Equal(counts.Values.OrderDescending().Take(4), found);
    }

    private static SearchDocument[] Windows => [.. DemoQuery.Flows.Where(static window => window.TextOf("flowkafka.conversation.id") == Flagged.Value)];

    private static string MembershipOf(SearchDocument window) =>
        window.NumberOf("flowkafka.window.unknown") > 0 ? "unknown" : window.Has("flowkafka.in_hull") ? "inside" : "outside";
}
