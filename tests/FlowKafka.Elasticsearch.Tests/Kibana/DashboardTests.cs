using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FlowKafka.Elasticsearch.Kibana;

namespace FlowKafka.Elasticsearch.Tests.Kibana;

public partial class DashboardTests
{
    private static readonly KibanaSources Sources = KibanaSources.Embedded;

    [Fact]
    public void Panels_OfEveryDashboard_LieOnTheGridWithoutOverlap() => Assert.All(Sources.Dashboards, dashboard =>
    {
        var taken = new HashSet<(int X, int Y)>();
        Assert.All(dashboard.Panels, panel =>
        {
            Assert.Equal(4, panel.At.Length);
            var (x, y, width, height) = (panel.At[0], panel.At[1], panel.At[2], panel.At[3]);
            Assert.True(x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 48, $"{panel.Id} is off the grid.");
            foreach (var cell in from column in Enumerable.Range(x, width) from row in Enumerable.Range(y, height) select (column, row))
                Assert.True(taken.Add(cell), $"{panel.Id} lies over another panel.");
        });
    });

    [Fact]
    public void Panels_OfEveryDashboard_FillTheWidth() => Assert.All(Sources.Dashboards, dashboard =>
        Assert.All(dashboard.Panels.GroupBy(panel => panel.At[1]), row => Assert.Equal(48, row.Sum(panel => panel.At[2]))));

    [Fact]
    public void Panels_OfEveryDashboard_HaveNamesOfTheirOwn() =>
        Assert.All(Sources.Dashboards, dashboard => Assert.Distinct(dashboard.Panels.Select(panel => panel.Id)));

    [Fact]
    public void Panels_OfEveryDashboard_AreThoseOfTheSource() => Assert.All(Composed.Dashboards, dashboard =>
    {
        var source = Sources.Dashboards.Single(one => one.Id == Composed.Text(dashboard, "id"));
        Assert.Equal(
            source.Panels.Select(panel => (panel.Id, panel.Title, panel.At[0], panel.At[1], panel.At[2], panel.At[3])),
            Composed.PanelsOf(dashboard).Select(panel => (Composed.Text(panel, "panelIndex"), Composed.Text(panel, "title"), Grid(panel, "x"), Grid(panel, "y"), Grid(panel, "w"), Grid(panel, "h"))));
    });

    [Fact]
    public void Panels_WithoutATitle_AreTextsOnly() => Assert.All(
        Sources.Dashboards.SelectMany(dashboard => dashboard.Panels), panel => Assert.Equal(panel.Title.Length == 0, !panel.Markdown.IsDefault));

    [Fact]
    public void Header_OfEveryDashboard_LeadsToAllTheOthers() => Assert.All(Sources.Dashboards, dashboard =>
    {
        var links = Link().Matches(string.Join('\n', dashboard.Panels[0].Markdown)).Select(link => link.Groups[1].Value);
        Assert.Equal(Sources.Dashboards.Select(one => one.Id).Where(id => id != dashboard.Id).Order(), links.Order());
    });

    [Fact]
    public void Formats_WithAnAddress_LeadToADashboardOfOurs()
    {
        var templates = Sources.Views.SelectMany(view => view.Formats).Where(format => format.Id == "url")
            .Select(format => format.Params!["urlTemplate"]!.GetValue<string>()).ToList();

        Assert.NotEmpty(templates);
        Assert.All(templates, template =>
        {
            var match = Template().Match(template);
            Assert.True(match.Success, template);
            Assert.Contains(Sources.Dashboards, dashboard => dashboard.Id == match.Groups[1].Value);
            Assert.NotEmpty(Testing.Elasticsearch.KqlQuery.Parse(Uri.UnescapeDataString(match.Groups[2].Value).Replace("{{value}}", "x", StringComparison.Ordinal)).Conditions);
        });
    }

    // The filter that comes with a click must be of a field that the other dashboard's documents have.
    [Fact]
    public void Drilldowns_FilterByFieldsOfEveryDocument() => Assert.All(
        from dashboard in Sources.Dashboards from panel in dashboard.Panels where panel.Drilldown is not null select panel,
        panel => Assert.All(panel.Lens!.Rows.SelectMany(row => row.Fields), field => Assert.Contains(field, new[] { "client.ip", "server.ip" })));

    [Theory]
    [InlineData("flowkafka-overview", "flowkafka.detection")]
    [InlineData("flowkafka-pipeline", "flowkafka.pipeline")]
    public void Filter_OfOneDataset_IsAPhrase(string id, string dataset)
    {
        var filter = FilterOf(id);

        Assert.Equal("phrase", Composed.Text(filter["meta"]!, "type"));
        Assert.Equal($$$"""{"match_phrase":{"event.dataset":"{{{dataset}}}"}}""", filter["query"]!.ToJsonString());
    }

    [Fact]
    public void Filter_OfSeveralDatasets_IsOneOfThem()
    {
        var filter = FilterOf("flowkafka-hunt");

        Assert.Equal("phrases", Composed.Text(filter["meta"]!, "type"));
        Assert.Equal(
            """{"bool":{"minimum_should_match":1,"should":[{"match_phrase":{"event.dataset":"flowkafka.flow"}},{"match_phrase":{"event.dataset":"flowkafka.detection"}}]}}""",
            filter["query"]!.ToJsonString());
    }

    private static JsonNode FilterOf(string id)
    {
        var dashboard = Composed.Dashboards.Single(one => Composed.Text(one, "id") == id);
        return JsonNode.Parse(Composed.Text(dashboard["attributes"]!["kibanaSavedObjectMeta"]!, "searchSourceJSON"))!["filter"]!.AsArray().Single()!;
    }

    private static int Grid(JsonObject panel, string name) => panel["gridData"]![name]!.GetValue<int>();

    [GeneratedRegex(@"\(#/view/([a-z-]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\.\./app/dashboards#/view/([a-z-]+)\?_a=\(query:\(language:kuery,query:'([^']+)'\)\)$")]
    private static partial Regex Template();
}
