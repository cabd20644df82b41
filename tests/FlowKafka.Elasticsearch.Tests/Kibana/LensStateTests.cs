using System.Text.Json.Nodes;
using FlowKafka.Elasticsearch.Kibana;

namespace FlowKafka.Elasticsearch.Tests.Kibana;

public class LensStateTests
{
    [Fact]
    public void Layers_OfEveryPanel_AreOneAndTheirReferenceIsNamedAfterThem() => Assert.All(Composed.LensPanels, panel =>
    {
        var layer = Assert.Single(Layers(panel.Attributes)).Key;
        Assert.Equal(($"indexpattern-datasource-layer-{layer}", "index-pattern"), Assert.Single(Composed.ReferencesOf(panel.Attributes)) switch { var one => (one.Name, one.Type) });
        Assert.Equal([layer], Composed.TextsUnder(panel.Attributes["state"]!["visualization"], "layerId").Distinct());
    });

    [Fact]
    public void Columns_OfEveryPanel_AreOrderedAndDrawn() => Assert.All(Composed.LensPanels, panel =>
    {
        var columns = Columns(panel.Attributes);
        Assert.Equal(columns.Select(column => column.Key), Order(panel.Attributes));
        Assert.Equal(columns.Select(column => column.Key).Order(), Drawn(panel.Attributes["state"]!["visualization"]!).Order());
    });

    [Fact]
    public void Groups_OfEveryPanel_ComeBeforeItsValues() => Assert.All(Composed.LensPanels, panel =>
    {
        var bucketed = Columns(panel.Attributes).Select(column => column.Value!["isBucketed"]!.GetValue<bool>()).ToList();
        Assert.Equal(bucketed.OrderDescending(), bucketed);
        Assert.Contains(false, bucketed);
    });

    [Fact]
    public void Terms_OfEveryPanel_AreOrderedByAColumnThatCanOrder() => Assert.All(Composed.LensPanels, panel =>
    {
        var columns = Columns(panel.Attributes);
        Assert.All(columns.Where(column => Composed.Text(column.Value!, "operationType") == "terms"), terms =>
        {
            var order = terms.Value!["params"]!["orderBy"]!;
            if (Composed.Text(order, "type") == "column")
                Assert.NotEqual("last_value", Composed.Text(columns[Composed.Text(order, "columnId")]!, "operationType"));
        });
    });

    [Theory]
    [InlineData("flowkafka-overview/flagged", "lnsMetric")]
    [InlineData("flowkafka-overview/severity", "lnsPie")]
    [InlineData("flowkafka-overview/over-time", "lnsXY")]
    [InlineData("flowkafka-overview/episodes", "lnsDatatable")]
    public void Type_OfAKind_IsTheVisualizationOfLens(string panel, string type) =>
        Assert.Equal(type, Composed.Text(Composed.LensPanels.Single(one => one.Name == panel).Attributes, "visualizationType"));

    // The largest series are sought over all of the time; the largest bars before they are divided.
    [Theory]
    [InlineData("date_histogram", "split,row-1,value-1")]
    [InlineData("terms", "row-1,split,value-1")]
    public void Order_WithSeries_PutsTimeBehindThemAndTermsBefore(string operation, string order)
    {
        var field = operation == "terms" ? "server.ip" : "@timestamp";
        var layer = LensLayer.Of("layer", new(
            LensKind.Bars,
            "view",
            [new("count", "Count")],
            Rows: [new(operation, "Row", [field])],
            Split: new("terms", "Split", ["client.ip"])));

        Assert.Equal(order, string.Join(',', layer.Columns.Select(column => column.Key)));
    }

    [Fact]
    public void Column_OfTerms_IsAsLensKeepsIt() => Assert.Equal(
        """
        {"label":"Port","customLabel":true,"dataType":"number","operationType":"terms","isBucketed":true,"scale":"ordinal","sourceField":"server.port","params":{"size":10,"orderBy":{"type":"column","columnId":"value-2"},"orderDirection":"desc","otherBucket":false,"missingBucket":false,"parentFormat":{"id":"terms"},"include":[],"exclude":[],"includeIsRegex":false,"excludeIsRegex":false}}
        """.Trim(),
        LensColumn.Of(new("terms", "Port", ["server.port"], OrderBy: "Bytes"), OrderOf(new("count", "Count"), new("sum", "Bytes", "client.bytes"))).ToJsonString());

    [Fact]
    public void Column_OfSeveralFields_IsNamedByTheFirst()
    {
        var column = LensColumn.Of(new("terms", "Pair", ["client.ip", "server.ip"]), OrderOf(new ValueSource("count", "Count")));

        Assert.Equal("client.ip", Composed.Text(column, "sourceField"));
        Assert.Equal("""["server.ip"]""", column["params"]!["secondaryFields"]!.ToJsonString());
        Assert.Equal("multi_terms", Composed.Text(column["params"]!["parentFormat"]!, "id"));
    }

    [Fact]
    public void Column_OfALastValue_IsAsLensKeepsIt() => Assert.Equal(
        """
        {"label":"Client","customLabel":true,"dataType":"ip","operationType":"last_value","isBucketed":false,"scale":"ordinal","sourceField":"client.ip","params":{"sortField":"@timestamp","showArrayValues":false},"filter":{"query":"client.ip: *","language":"kuery"}}
        """.Trim(),
        LensColumn.Of(new("last_value", "Client", "client.ip")).ToJsonString());

    [Fact]
    public void Column_OfACount_CountsDocuments() => Assert.Equal(
        """
        {"label":"Windows","customLabel":true,"dataType":"number","operationType":"count","isBucketed":false,"scale":"ratio","sourceField":"___records___","params":{"emptyAsNull":false},"filter":{"query":"a: b","language":"kuery"},"reducedTimeRange":"1d","timeScale":"m"}
        """.Trim(),
        LensColumn.Of(new("count", "Windows", Query: "a: b", Within: "1d", Per: "m")).ToJsonString());

    [Fact]
    public void Order_ByALastValueAlone_IsByName()
    {
        var order = OrderOf(new ValueSource("last_value", "State", "flowkafka.episode.state"));
        var bucket = new BucketSource("terms", "Episode", ["flowkafka.episode.id"]);

        Assert.Equal("""{"type":"alphabetical","fallback":true}""", order.Of(bucket).ToJsonString());
        Assert.Equal("asc", order.DirectionOf(bucket));
        Assert.Throws<InvalidOperationException>(() => order.Of(bucket with { OrderBy = "State" }));
    }

    [Fact]
    public void Column_OfAnUnknownFieldOrOperation_IsRefused()
    {
        Assert.Throws<InvalidOperationException>(() => LensColumn.Of(new("last_value", "No", "no.such.field")));
        Assert.Throws<InvalidOperationException>(() => LensColumn.Of(new("formula", "No", "client.bytes")));
        Assert.Throws<InvalidOperationException>(() => LensColumn.Of(new("ranges", "No", ["client.bytes"]), OrderOf()));
    }

    private static LensOrder OrderOf(params ValueSource[] values) =>
        LensOrder.Of([.. values], [.. values.Select((_, index) => $"value-{index + 1}")]);

    private static JsonObject Layers(JsonObject attributes) => attributes["state"]!["datasourceStates"]!["formBased"]!["layers"]!.AsObject();

    private static JsonObject Columns(JsonObject attributes) => Layers(attributes).Single().Value!["columns"]!.AsObject();

    private static IEnumerable<string> Order(JsonObject attributes) =>
        Layers(attributes).Single().Value!["columnOrder"]!.AsArray().Select(name => name!.GetValue<string>());

    private static IEnumerable<string> Drawn(JsonNode visualization)
    {
        string[] single = ["columnId", "metricAccessor", "secondaryMetricAccessor", "xAccessor", "splitAccessor"];
        var lists = visualization["layers"]?.AsArray().SelectMany(layer => new[] { layer!["accessors"], layer["primaryGroups"], layer["metrics"] }) ?? [];
        return single.SelectMany(name => Composed.TextsUnder(visualization, name))
            .Concat(lists.Where(list => list is not null).SelectMany(list => list!.AsArray()).Select(name => name!.GetValue<string>()));
    }
}
