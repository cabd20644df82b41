using System.Text.Json.Nodes;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>Makes Kibana's saved objects of their sources, so that nobody writes JSON within JSON by hand.</summary>
internal static class SavedObjects
{
    /// <summary>The file of the repository that holds what is composed, as an import wants it.</summary>
    public const string FileName = "kibana/flowkafka.ndjson";

    /// <summary>Every object: tags, data views, searches and dashboards.</summary>
    /// <exception cref="InvalidOperationException">A source names something that isn't there.</exception>
    public static IReadOnlyList<SavedObject> Compose(KibanaSources sources) =>
    [
        .. sources.Tags.Select(Tag),
        .. sources.Views.Select(View),
        .. sources.Searches.Select(search => Search(search, sources)),
        .. sources.Dashboards.Select(dashboard => DashboardObject.Of(dashboard, sources)),
    ];

    /// <summary>One object a line.</summary>
    public static string ToNdjson(IEnumerable<SavedObject> objects) => string.Concat(objects.Select(item => item.ToLine() + "\n"));

    /// <summary>The references to every tag.</summary>
    public static IEnumerable<SavedObjectReference> TagsOf(KibanaSources sources) =>
        sources.Tags.Select(tag => new SavedObjectReference($"tag-ref-{tag.Id}", SavedObjectType.Tag.Name, tag.Id));

    private static SavedObject Tag(TagSource tag) => new(
        SavedObjectType.Tag,
        tag.Id,
        new() { ["name"] = tag.Name, ["description"] = tag.Description, ["color"] = tag.Color },
        []);

    private static SavedObject View(ViewSource view) => new(
        SavedObjectType.View,
        view.Id,
        new()
        {
            ["title"] = view.Title,
            ["name"] = view.Name,
            ["timeFieldName"] = view.TimeField,
            ["fieldFormatMap"] = SavedObject.Text(Formats(view)),
            ["fieldAttrs"] = "{}",
            ["runtimeFieldMap"] = "{}",
            ["fields"] = "[]",
            ["sourceFilters"] = "[]",
            ["typeMeta"] = "{}",
            ["allowNoIndex"] = true,
        },
        []);

    private static JsonObject Formats(ViewSource view)
    {
        var map = new JsonObject();
        foreach (var format in view.Formats)
        {
            foreach (var field in format.Fields)
            {
                var entry = new JsonObject { ["id"] = format.Id };
                if (format.Params is not null)
                    entry["params"] = format.Params.DeepClone();
                map.Add(field, entry);
            }
        }

        return map;
    }

    private static SavedObject Search(SearchSource search, KibanaSources sources)
    {
        var view = sources.View(search.View);
        var source = new JsonObject
        {
            ["query"] = Kuery(search.Query),
            ["filter"] = new JsonArray(),
            ["highlightAll"] = true,
            ["version"] = true,
            ["indexRefName"] = SearchSourceIndex,
        };
        return new(
            SavedObjectType.Search,
            search.Id,
            new()
            {
                ["title"] = search.Title,
                ["description"] = search.Description,
                ["columns"] = new JsonArray([.. search.Columns.Select(column => JsonValue.Create(column))]),
                ["sort"] = new JsonArray(new JsonArray(view.TimeField, "desc")),
                ["grid"] = new JsonObject(),
                ["hideChart"] = false,
                ["isTextBasedQuery"] = false,
                ["timeRestore"] = false,
                ["kibanaSavedObjectMeta"] = new JsonObject { ["searchSourceJSON"] = SavedObject.Text(source) },
            },
            [new(SearchSourceIndex, SavedObjectType.View.Name, view.Id), .. TagsOf(sources)]);
    }

    /// <summary>A query in KQL.</summary>
    public static JsonObject Kuery(string query) => new() { ["query"] = query, ["language"] = "kuery" };

    private const string SearchSourceIndex = "kibanaSavedObjectMeta.searchSourceJSON.index";
}
