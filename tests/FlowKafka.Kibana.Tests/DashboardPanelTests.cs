using System.Text.Json;
using System.Text.Json.Nodes;
using FlowKafka.Elasticsearch.Kibana;
using FlowKafka.Testing.Elasticsearch;

namespace FlowKafka.Kibana.Tests;

/// <summary>No panel is empty after the demonstration but those that say why.</summary>
public sealed class DashboardPanelTests
{
    private const string AboutThePipeline = "flowkafka-pipeline";

    public static TheoryData<string> Panels =>
    [
        .. PanelNeeds.Of(KibanaSources.Embedded)
            .Where(static needs => needs.EmptyInDemo is null)
            .Select(static needs => $"{needs.Dashboard}/{needs.Panel}"),
    ];

    [Theory]
    [MemberData(nameof(Panels))]
    public void Panel_AfterTheDemo_HasADocumentWithItsFields(string name)
    {
        var needs = PanelNeeds.Of(KibanaSources.Embedded).Single(needs => $"{needs.Dashboard}/{needs.Panel}" == name);
        JsonObject[] clauses =
        [
            .. needs.Queries.Select(static query => KqlQuery.Parse(query).Search),
            .. needs.Groups.SelectMany(static group => group.Fields.IsDefault ? [] : group.Fields).Select(Exists),
            .. needs.Groups.Where(static group => !group.Filters.IsDefaultOrEmpty).Select(static group => Any(group.Filters.Select(static filter => KqlQuery.Parse(filter.Query).Search))),
        ];

        Assert.True(Count(needs.View, clauses) > 0, "no document matches");
        if (needs.Values.Length > 0)
            Assert.True(Count(needs.View, [.. clauses, Any(needs.Values.Select(ClauseOf))]) > 0, "no document has a value");
        Assert.All(needs.Columns, column => Assert.True(Count(needs.View, [.. clauses, Exists(column)]) > 0, column));
    }

    [Fact]
    public void Panels_OfAllDashboards_AreThere() => Assert.True(Panels.Count > 45);

    private static int Count(ViewSource view, IEnumerable<JsonObject> clauses)
    {
        var body = new JsonObject
        {
            ["size"] = 0,
            ["track_total_hits"] = true,
            ["query"] = new JsonObject { ["bool"] = new JsonObject { ["filter"] = new JsonArray([.. clauses.Select(static clause => clause.DeepClone())]) } },
        };
        using var request = JsonDocument.Parse(body.ToJsonString());
        var index = view.Id == AboutThePipeline ? DemoDocuments.Pipeline : DemoDocuments.Index;
        return index.Search(view.Title, request.RootElement)["hits"]!["total"]!["value"]!.GetValue<int>();
    }

    private static JsonObject ClauseOf(ValueSource value) => All(
    [
        .. value.Query is { } query ? [KqlQuery.Parse(query).Search] : Array.Empty<JsonObject>(),
        .. value.Field is { } field ? [Exists(field)] : Array.Empty<JsonObject>(),
    ]);

    private static JsonObject Exists(string field) => new() { ["exists"] = new JsonObject { ["field"] = field } };

    private static JsonObject All(IEnumerable<JsonObject> clauses) => new() { ["bool"] = new JsonObject { ["filter"] = new JsonArray([.. clauses]) } };

    private static JsonObject Any(IEnumerable<JsonObject> clauses) =>
        new() { ["bool"] = new JsonObject { ["should"] = new JsonArray([.. clauses]), ["minimum_should_match"] = 1 } };
}
