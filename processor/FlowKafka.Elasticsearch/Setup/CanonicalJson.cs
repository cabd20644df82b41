using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FlowKafka.Elasticsearch.Setup;

/// <summary>
/// JSON in a form in which what was sent and what the server shows of it are the same: names in order, scalars as strings,
/// settings with their whole names, and without what servers add by themselves.
/// </summary>
internal static class CanonicalJson
{
    // What Elasticsearch and OpenSearch put into what they were given.
    private static readonly HashSet<string> Added = new(StringComparer.Ordinal)
    {
        "_meta", "allow_custom_routing", "copy_alias", "created_date", "created_date_millis", "error_notification", "hidden",
        "last_updated_time", "modified_date", "modified_date_millis", "policy_id", "retry", "schema_version", "deprecated", "timestamp_field",
    };

    /// <summary>The first 16 digits of the content's SHA-256.</summary>
    public static string HashOf(JsonNode content)
    {
        var text = new StringBuilder();
        Write(text, content);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }

    private static void Write(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                WriteMembers(text, members.Where(member => member.Value is not null && !Added.Contains(member.Key)));
                break;
            case JsonArray items:
                text.Append('[');
                foreach (var item in items)
                {
                    Write(text, item);
                    text.Append(',');
                }

                text.Append(']');
                break;
            default:
                text.Append(JsonSerializer.Serialize(Scalar(node)));
                break;
        }
    }

    private static void WriteMembers(StringBuilder text, IEnumerable<KeyValuePair<string, JsonNode?>> members)
    {
        text.Append('{');
        foreach (var (name, value) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            text.Append(JsonSerializer.Serialize(name)).Append(':');
            if (name == "settings" && value is JsonObject settings)
                WriteMembers(text, Flatten(settings, ""));
            else
                Write(text, value);
            text.Append(',');
        }

        text.Append('}');
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Flatten(JsonObject settings, string prefix) =>
        settings.SelectMany(setting => setting.Value is JsonObject more
            ? Flatten(more, prefix + setting.Key + ".")
            : [new KeyValuePair<string, JsonNode?>(Whole(prefix + setting.Key), setting.Value)]);

    private static string Whole(string name) => name.StartsWith("index.", StringComparison.Ordinal) ? name : "index." + name;

    private static string Scalar(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.String => node.GetValue<string>(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => node.AsValue().TryGetValue(out decimal number) ? number.ToString("0.#############", CultureInfo.InvariantCulture) : node.ToJsonString(),
        _ => "null",
    };
}
