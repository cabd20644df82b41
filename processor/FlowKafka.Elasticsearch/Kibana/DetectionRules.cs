using System.Text.Json.Nodes;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>The rules of <c>kibana/rules</c>, embedded in the program. All of them are switched off when they are imported.</summary>
public static class DetectionRules
{
    private const string Folder = "kibana/rules/";

    /// <summary>The rules of Elastic Security by name, for <c>/api/detection_engine/rules/_import</c>.</summary>
    public static IReadOnlyList<KibanaRule> Security { get; } = [.. Read("security/").Select(KibanaRule.Security)];

    /// <summary>The rules of Kibana's alerting by name, for <c>/api/alerting/rule/{id}</c>.</summary>
    public static IReadOnlyList<KibanaRule> Alerts { get; } = [.. Read("alerts/").Select(KibanaRule.Alert)];

    /// <summary>The rules of Elastic Security that a version of Kibana can run, one a line.</summary>
    public static byte[] Ndjson(Version kibana)
    {
        using var lines = new MemoryStream();
        foreach (var rule in Security.Where(rule => rule.Suits(kibana)))
        {
            lines.Write(rule.BodyFor(kibana));
            lines.WriteByte((byte)'\n');
        }

        return lines.ToArray();
    }

    private static IEnumerable<JsonObject> Read(string kind)
    {
        var assembly = typeof(DetectionRules).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (!name.StartsWith(Folder + kind, StringComparison.Ordinal))
                continue;
            using var stream = assembly.GetManifestResourceStream(name)!;
            yield return JsonNode.Parse(stream)!.AsObject();
        }
    }
}
