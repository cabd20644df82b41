using System.Text.Json.Nodes;

namespace FlowKafka.Kibana.Tests.Vega;

[Collection("panels")]
public sealed class PanelTests(PanelBrowser browser)
{
    public static TheoryData<string> Names => [.. Panel.All];

    [Theory]
    [InlineData("hunt-scatter", "light")]
    [InlineData("hunt-scatter", "dark")]
    [InlineData("conversation-windows", "light")]
    [InlineData("conversation-windows", "dark")]
    [InlineData("servers-sankey", "light")]
    [InlineData("servers-sankey", "dark")]
    public async Task Panel_OfTheDemosDocuments_IsDrawnWithoutAWarning(string name, string theme)
    {
        if (!PanelBrowser.IsThere())
            return;
        var shown = await browser.ShowAsync(new Panel(name) { Theme = theme }, "return { lines: shown.lines, empty: wordsOf(view, 'empty') };");

        Assert.Empty(shown["lines"]!.AsArray().Select(static line => line!.GetValue<string>()));
        Assert.Empty(shown["empty"]!.AsArray());
    }

    [Theory]
    [InlineData("hunt-scatter", "No windows in this time range.")]
    [InlineData("conversation-windows", "No windows in this time range.")]
    [InlineData("servers-sankey", "No detections in this time range.")]
    public async Task Panel_WithNothingInTheTimeRange_SaysSo(string name, string words)
    {
        if (!PanelBrowser.IsThere())
            return;
        var panel = new Panel(name) { Time = ("2026-03-01T00:00:00.000Z", "2026-03-02T00:00:00.000Z") };
        await AssertEmpty(panel, words);
    }

    [Theory]
    [InlineData("hunt-scatter", "No windows in this time range.")]
    [InlineData("conversation-windows", "No windows in this time range.")]
    [InlineData("servers-sankey", "No detections in this time range.")]
    public async Task Panel_BeforeThereIsAnyIndex_SaysSo(string name, string words)
    {
        if (!PanelBrowser.IsThere())
            return;
        await AssertEmpty(new Panel(name) { WithoutIndices = true }, words);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Panel_Narrow_IsDrawnWithoutAWarning(string name)
    {
        if (!PanelBrowser.IsThere())
            return;
        var lines = await browser.ShowAsync(new Panel(name) { Width = 320, Height = 200 }, "return shown.lines;");

        Assert.Empty(lines.AsArray().Select(static line => line!.GetValue<string>()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Source_OfEverySearch_IsInTheDemosDocuments(string name)
    {
        var asked = new List<string>();
        Collect(JsonNode.Parse(new Panel(name).Text)!, asked);

        Assert.NotEmpty(asked);
        Assert.All(asked.Distinct(), static field => Assert.Contains(DemoDocuments.Index.Documents, document => document.Has(field)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Specification_ForKibana_IsVegaFiveAndLeavesTheSizeToIt(string name)
    {
        var spec = JsonNode.Parse(new Panel(name).Text)!;

        Assert.Equal("https://vega.github.io/schema/vega/v5.json", spec["$schema"]!.GetValue<string>());
        Assert.Null(spec["width"]);
        Assert.Null(spec["height"]);
        Assert.Equal("fit", spec["autosize"]!["type"]!.GetValue<string>());
        // Kibana knows answers by the names of their data.
        var names = spec["data"]!.AsArray().Select(static data => data!["name"]!.GetValue<string>()).ToArray();
        Assert.Equal(names.Distinct(), names);
    }

    private async Task AssertEmpty(Panel panel, string words)
    {
        var shown = await browser.ShowAsync(panel, """
            const drawn = ['pointMarks', 'clientBars', 'serverBars', 'momentRules', 'ribbonPaths'];
            return { lines: shown.lines, words: wordsOf(view, 'empty'), drawn: drawn.flatMap(name => itemsOf(view, name)).length };
            """);

        Assert.Empty(shown["lines"]!.AsArray().Select(static line => line!.GetValue<string>()));
        Assert.Equal(words, shown["words"]![0]!.GetValue<string>());
        Assert.Equal(0, shown["drawn"]!.GetValue<int>());
    }

    // The fields that are asked for, in whatever part of a search.
    private static void Collect(JsonNode node, List<string> fields)
    {
        switch (node)
        {
            case JsonObject data:
                if (data["url"] is JsonObject url)
                    CollectSearch(url, fields);
                foreach (var inner in data.Where(static inner => inner.Key != "url" && inner.Value is not null))
                    Collect(inner.Value!, fields);
                break;
            case JsonArray items:
                foreach (var item in items)
                    Collect(item!, fields);
                break;
            default:
                break;
        }
    }

    private static void CollectSearch(JsonNode node, List<string> fields)
    {
        foreach (var (name, value) in node.AsObject())
        {
            if (name == "_source")
                fields.AddRange(value!.AsArray().Select(static field => field!.GetValue<string>()));
            else if (name is "field" or "%timefield%")
                fields.Add(value!.GetValue<string>());
            else if (name is "range" or "term" or "sort")
                fields.AddRange((value as JsonArray ?? [value!.DeepClone()]).SelectMany(static item => item!.AsObject().Select(static field => field.Key)));
            else if (value is JsonObject)
                CollectSearch(value, fields);
            else if (value is JsonArray items)
                items.OfType<JsonObject>().ToList().ForEach(item => CollectSearch(item, fields));
        }
    }
}
