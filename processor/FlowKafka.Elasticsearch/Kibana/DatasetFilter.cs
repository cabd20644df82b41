using System.Text.Json.Nodes;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>
/// The filter of a dashboard: the documents of some datasets. It goes by event.dataset, which documents in plain indices have too;
/// data_stream.dataset is in data streams only.
/// </summary>
internal static class DatasetFilter
{
    /// <summary>The field.</summary>
    public const string Field = "event.dataset";

    /// <summary>The filter.</summary>
    /// <param name="datasets">The datasets.</param>
    /// <param name="indexReference">The name of the reference to its data view.</param>
    public static JsonObject Of(IReadOnlyList<string> datasets, string indexReference)
    {
        var isOne = datasets.Count == 1;
        return new()
        {
            ["meta"] = new JsonObject
            {
                ["alias"] = null,
                ["disabled"] = false,
                ["negate"] = false,
                ["key"] = Field,
                ["field"] = Field,
                ["type"] = isOne ? "phrase" : "phrases",
                ["params"] = isOne ? new JsonObject { ["query"] = datasets[0] } : new JsonArray([.. datasets.Select(name => JsonValue.Create(name))]),
                ["indexRefName"] = indexReference,
            },
            ["query"] = isOne
                ? Match(datasets[0])
                : new JsonObject
                {
                    ["bool"] = new JsonObject
                    {
                        ["minimum_should_match"] = 1,
                        ["should"] = new JsonArray([.. datasets.Select(Match)]),
                    },
                },
            ["$state"] = new JsonObject { ["store"] = "appState" },
        };
    }

    /// <summary>The same in KQL.</summary>
    public static string Kql(IReadOnlyList<string> datasets) => $"{Field}: ({string.Join(" or ", datasets)})";

    private static JsonObject Match(string dataset) => new() { ["match_phrase"] = new JsonObject { [Field] = dataset } };
}
