using FlowKafka.Elasticsearch.Kibana;
using FlowKafka.Testing.Elasticsearch;

namespace FlowKafka.Elasticsearch.Tests.Kibana;

/// <summary>Every field that Kibana's objects use is in the mapping, with a type that the use allows.</summary>
public class FieldTests
{
    private static readonly KibanaSources Sources = KibanaSources.Embedded;

    private static readonly string[] Numbers = ["long", "double", "float"];

    private static readonly string[] Exact = ["keyword", "ip", "boolean", "date", .. Numbers];

    private static IEnumerable<PanelNeeds> Panels => PanelNeeds.Of(Sources);

    [Fact]
    public void Groups_OfEveryPanel_AreOfFieldsThatCanGroup() => Assert.All(Groups(), group =>
    {
        string[] allowed = group.Operation == "date_histogram" ? ["date"] : ["keyword", "ip", "boolean", .. Numbers];
        Assert.All(group.Fields.IsDefault ? [] : group.Fields, field => Assert.Contains(FieldTypes.Of(field), allowed));
        Assert.Equal(group.Operation == "filters", group.Fields.IsDefault);
        Assert.NotEqual(group.Operation == "filters", group.Filters.IsDefault);
    });

    [Fact]
    public void Values_OfEveryPanel_AreOfFieldsThatCanBeMeasured() => Assert.All(Values(), value =>
    {
        switch (value.Operation)
        {
            case "count":
                Assert.Null(value.Field);
                break;
            case "unique_count" or "last_value":
                Assert.Contains(FieldTypes.Of(value.Field!), Exact);
                break;
            default:
                Assert.Contains(FieldTypes.Of(value.Field!), Numbers);
                break;
        }
    });

    [Fact]
    public void Rates_OfEveryPanel_StandOverTime() => Assert.All(
        Panels.Where(panel => panel.Values.Any(value => value.Per is not null)),
        panel => Assert.Contains(panel.Groups, group => group.Operation == "date_histogram"));

    [Fact]
    public void Labels_OfEveryPanel_AreItsOwn() => Assert.All(Panels, panel => Assert.Distinct(panel.Values.Select(value => value.Label)));

    [Fact]
    public void Queries_OfEveryPanelAndSearch_CompareFieldsWithWhatTheyHold() => Assert.All(Queries(), query =>
        Assert.All(KqlQuery.Parse(query).Conditions, condition =>
        {
            string[] allowed = (condition.Operator, condition.Value) switch
            {
                (":", null) => Exact,
                (":", string) => ["keyword"],
                (":", bool) => ["boolean"],
                _ => Numbers,
            };
            Assert.Contains(FieldTypes.Of(condition.Field), allowed);
        }));

    [Fact]
    public void Columns_OfEverySearch_AreMapped() =>
        Assert.All(Sources.Searches.SelectMany(search => search.Columns), column => Assert.NotEmpty(FieldTypes.Of(column)));

    [Fact]
    public void Controls_OfEveryDashboard_AreOfFieldsThatCanBeListed() => Assert.All(
        Sources.Dashboards.SelectMany(dashboard => dashboard.Controls),
        control => Assert.Contains(FieldTypes.Of(control.Field), new[] { "keyword", "ip", "boolean" }));

    [Fact]
    public void Formats_OfEveryView_AreOfFieldsThatTheyCanShow() => Assert.All(
        from view in Sources.Views from format in view.Formats from field in format.Fields select (format.Id, Field: field),
        format => Assert.Contains(FieldTypes.Of(format.Field), format.Id == "url" ? ["keyword", "ip"] : Numbers));

    [Fact]
    public void Views_AreSorted_ByTheTimeOfDocuments() => Assert.All(Sources.Views, view =>
    {
        Assert.Equal("@timestamp", view.TimeField);
        Assert.Equal("date", FieldTypes.Of(view.TimeField));
    });

    // The component templates are the same for every index, so being mapped says not yet that the documents of a view have it.
    [Theory]
    [InlineData("flowkafka-detections", "@timestamp event client server source destination network rule cloud host "
        + "flowkafka.episode flowkafka.campaign flowkafka.entity flowkafka.model flowkafka.models flowkafka.findings flowkafka.score flowkafka.membership "
        + "flowkafka.orientation flowkafka.server flowkafka.list flowkafka.rotation flowkafka.reporter flowkafka.points flowkafka.typical flowkafka.long_records")]
    [InlineData("flowkafka-flows", "@timestamp event client server source destination network cloud "
        + "flowkafka.conversation flowkafka.window flowkafka.in_hull flowkafka.orientation")]
    [InlineData("flowkafka-models", "@timestamp event flowkafka.model flowkafka.hull")]
    [InlineData("flowkafka-pipeline", "@timestamp event service host flowkafka.pipeline flowkafka.stage")]
    public void Fields_OfAView_AreThoseOfItsDocuments(string view, string groups) => Assert.All(
        FieldsOf(view), field => Assert.Contains(groups.Split(' '), group => field == group || field.StartsWith(group + ".", StringComparison.Ordinal)));

    // A panel without data that nobody expects looks like a fault; so the list of those that may be empty is short and says why.
    [Fact]
    public void EmptyInDemo_IsSaidOf_TheFewPanelsOfRareThings() => Assert.Equal(
        [
            "flowkafka-overview/campaigns",
            "flowkafka-overview/campaigns-open",
            "flowkafka-overview/entities",
            "flowkafka-pipeline/late",
            "flowkafka-pipeline/losses",
            "flowkafka-pipeline/rejected",
            "flowkafka-servers/campaigns",
            "flowkafka-servers/campaigns-open",
            "flowkafka-servers/largest",
            "flowkafka-servers/lists",
            "flowkafka-servers/rotation",
        ],
        Panels.Where(panel => panel.EmptyInDemo is not null).Select(panel => $"{panel.Dashboard}/{panel.Panel}").Order());

    [Fact]
    public void Needs_NameEveryPanelOfLensAndDiscover() => Assert.Equal(
        Sources.Dashboards.SelectMany(dashboard => dashboard.Panels).Count(panel => panel.Lens is not null || panel.Search is not null),
        Panels.Count());

    private static IEnumerable<string> FieldsOf(string view) =>
    [
        .. Sources.View(view).Formats.SelectMany(format => format.Fields),
        .. Sources.Dashboards.SelectMany(dashboard => dashboard.Controls).Where(control => control.View == view).Select(control => control.Field),
        .. Sources.Searches.Where(search => search.View == view).SelectMany(search => search.Columns.Concat(FieldsIn(search.Query))),
        .. Panels.Where(panel => panel.View.Id == view).SelectMany(FieldsOf),
    ];

    private static IEnumerable<string> FieldsOf(PanelNeeds panel) =>
    [
        .. panel.Queries.SelectMany(FieldsIn),
        .. panel.Groups.SelectMany(group => group.Fields.IsDefault ? group.Filters.SelectMany(filter => FieldsIn(filter.Query)) : group.Fields),
        .. panel.Values.SelectMany(value => FieldsIn(value.Query ?? "").Concat(value.Field is null ? [] : [value.Field])),
    ];

    private static IEnumerable<string> FieldsIn(string query) => KqlQuery.Parse(query).Conditions.Select(condition => condition.Field);

    private static IEnumerable<BucketSource> Groups() => Panels.SelectMany(panel => panel.Groups);

    private static IEnumerable<ValueSource> Values() => Panels.SelectMany(panel => panel.Values);

    private static IEnumerable<string> Queries() =>
    [
        .. Panels.SelectMany(panel => panel.Queries),
        .. Sources.Searches.Select(search => search.Query),
        .. Values().Where(value => value.Query is not null).Select(value => value.Query!),
        .. Groups().Where(group => !group.Filters.IsDefault).SelectMany(group => group.Filters).Select(filter => filter.Query),
    ];
}
