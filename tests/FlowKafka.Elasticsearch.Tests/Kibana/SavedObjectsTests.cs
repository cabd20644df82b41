using System.Text.Json.Nodes;
using FlowKafka.Elasticsearch.Kibana;

namespace FlowKafka.Elasticsearch.Tests.Kibana;

public class SavedObjectsTests
{
    // An id that changes leaves the old object behind in every Kibana, and breaks the links that people have kept.
    [Fact]
    public void Compose_Sources_HasTheseIdsAndVersions() => Assert.Equal(
        [
            "tag flowkafka-tag 8.0.0",
            "index-pattern flowkafka-detections 8.0.0",
            "index-pattern flowkafka-flows 8.0.0",
            "index-pattern flowkafka-models 8.0.0",
            "index-pattern flowkafka-pipeline 8.0.0",
            "search flowkafka-search-alerts 8.0.0",
            "search flowkafka-search-campaigns 8.0.0",
            "search flowkafka-search-dead-letters 8.0.0",
            "search flowkafka-search-detections 8.0.0",
            "search flowkafka-search-flagged 8.0.0",
            "search flowkafka-search-list-hits 8.0.0",
            "search flowkafka-search-stages 8.0.0",
            "search flowkafka-search-windows-in-hull 8.0.0",
            "search flowkafka-search-windows 8.0.0",
            "dashboard flowkafka-conversation 8.9.0",
            "dashboard flowkafka-hunt 8.9.0",
            "dashboard flowkafka-overview 8.9.0",
            "dashboard flowkafka-pipeline 8.9.0",
            "dashboard flowkafka-servers 8.9.0",
        ],
        Composed.Lines.Select(line => $"{line["type"]} {line["id"]} {line["typeMigrationVersion"]}"));

    [Fact]
    public void ToNdjson_Objects_AreOneALineWithTheKeysOfAnExport()
    {
        var lines = SavedObjects.ToNdjson(Composed.Objects).Split('\n');

        Assert.Equal(Composed.Objects.Count + 1, lines.Length);
        Assert.Equal("", lines[^1]);
        Assert.All(Composed.Lines, line => Assert.Equal(
            ["id", "type", "attributes", "references", "coreMigrationVersion", "typeMigrationVersion"], line.Select(member => member.Key)));
        Assert.All(Composed.Lines, line => Assert.Equal("8.8.0", Composed.Text(line, "coreMigrationVersion")));
    }

    [Fact]
    public void References_OfEveryObject_AreInTheFile()
    {
        var known = Composed.Lines.Select(line => (Composed.Text(line, "type"), Composed.Text(line, "id"))).ToHashSet();

        Assert.All(Composed.Lines, line => Assert.All(Composed.ReferencesOf(line), reference => Assert.Contains((reference.Type, reference.Id), known)));
        Assert.All(Composed.Lines, line => Assert.Distinct(Composed.ReferencesOf(line).Select(reference => reference.Name)));
    }

    [Fact]
    public void Names_OfReferencesInDashboards_AreAmongTheReferencesAndNoOtherIs()
    {
        Assert.All(Composed.Dashboards, dashboard =>
        {
            var attributes = dashboard["attributes"]!;
            var panels = Composed.PanelsOf(dashboard);
            var filter = JsonNode.Parse(Composed.Text(attributes["kibanaSavedObjectMeta"]!, "searchSourceJSON"));
            var controls = JsonNode.Parse(Composed.Text(attributes["controlGroupInput"]!, "panelsJSON"))!.AsObject();
            IEnumerable<string> names =
            [
                .. Composed.TextsUnder(filter, "indexRefName"),
                .. panels.SelectMany(NamesIn),
                .. controls.Select(control => $"controlGroup_{control.Key}:optionsListDataView"),
                "tag-ref-flowkafka-tag",
            ];

            Assert.Equal(names.Order(), Composed.ReferencesOf(dashboard).Select(reference => reference.Name).Order());
        });
    }

    [Fact]
    public void Searches_NameTheirDataViewByAReference() => Assert.All(
        Composed.Lines.Where(line => Composed.Text(line, "type") == "search"),
        search =>
        {
            var source = JsonNode.Parse(Composed.Text(search["attributes"]!["kibanaSavedObjectMeta"]!, "searchSourceJSON"));
            var name = Assert.Single(Composed.TextsUnder(source, "indexRefName"));
            Assert.Contains(Composed.ReferencesOf(search), reference => reference.Name == name && reference.Type == "index-pattern");
        });

    [Fact]
    public void VegaPanels_HoldTheSpecificationsToTheLetter()
    {
        var specifications = Composed.Dashboards.SelectMany(Composed.PanelsOf)
            .Select(panel => panel["embeddableConfig"]!["savedVis"])
            .Where(visualization => visualization is not null && Composed.Text(visualization, "type") == "vega")
            .Select(visualization => Composed.Text(visualization!["params"]!, "spec"));

        Assert.Equal(KibanaSources.Embedded.Vega.Values.Order(StringComparer.Ordinal), specifications.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> NamesIn(JsonObject panel)
    {
        var id = Composed.Text(panel, "panelIndex");
        var attributes = panel["embeddableConfig"]!["attributes"];
        var lens = attributes is null ? [] : Composed.ReferencesOf(attributes).Select(reference => reference.Name);
        var drilldowns = Composed.TextsUnder(panel, "eventId").Select(name => $"drilldown:DASHBOARD_TO_DASHBOARD_DRILLDOWN:{name}:dashboardId");
        return Composed.TextsUnder(panel, "panelRefName").Concat(lens).Concat(drilldowns).Select(name => $"{id}:{name}");
    }
}
