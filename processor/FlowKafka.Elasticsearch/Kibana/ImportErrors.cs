using System.Text.Json.Nodes;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>Reads what an import of saved objects answers, by <c>type:id</c>.</summary>
internal static class ImportErrors
{
    /// <summary>What went wrong with each object: one line.</summary>
    public static IReadOnlyDictionary<string, string> Read(JsonNode answer)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in answer["errors"] as JsonArray ?? [])
            errors[$"{(string?)item!["type"]}:{(string?)item["id"]}"] = Explain(item["error"]);
        return errors;
    }

    /// <summary>The ids that Kibana gave to objects instead of their own.</summary>
    public static IReadOnlyDictionary<string, string> Destinations(JsonNode answer)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in answer["successResults"] as JsonArray ?? [])
        {
            if ((string?)item!["destinationId"] is { } id)
                ids[$"{(string?)item["type"]}:{(string?)item["id"]}"] = id;
        }

        return ids;
    }

    private static string Explain(JsonNode? error) => (string?)error?["type"] switch
    {
        "missing_references" => "it needs what is not there: "
            + string.Join(", ", (error!["references"] as JsonArray ?? []).Select(item => $"{(string?)item!["type"]} {(string?)item["id"]}")),
        "conflict" => "another object has its id",
        "ambiguous_conflict" => "several copies of it are there: delete all but one",
        "unsupported_type" => "this Kibana does not know the type",
        "unsupported_version" => "this Kibana is older than the object",
        var type => (string?)error?["message"] ?? type ?? "it was refused",
    };
}
