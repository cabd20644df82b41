using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FlowKafka.Avro;

/// <summary>
/// A schema's Parsing Canonical Form (Apache Avro 1.11, "Parsing Canonical Form for Schemas"): what a reader of the data
/// has to know, without documentation, defaults and order, with full names, in one spelling.
/// </summary>
internal static class CanonicalForm
{
    private static readonly string[] Primitives =
        ["null", "boolean", "int", "long", "float", "double", "bytes", "string"];

    private static readonly JsonSerializerOptions Text = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Gives the canonical form of a schema in JSON.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    /// <exception cref="FormatException">The JSON is no schema.</exception>
    public static string Of(string schema)
    {
        using var json = JsonDocument.Parse(schema);
        var form = new StringBuilder();
        Append(form, json.RootElement, space: "");
        return form.ToString();
    }

    private static void Append(StringBuilder form, JsonElement schema, string space)
    {
        switch (schema.ValueKind)
        {
            case JsonValueKind.String:
                AppendText(form, FullName(schema.GetString()!, space));
                break;
            case JsonValueKind.Array:
                AppendList(form, schema, (branch) => Append(form, branch, space));
                break;
            case JsonValueKind.Object:
                AppendObject(form, schema, space);
                break;
            default:
                throw new FormatException("A schema is a string, an object or an array.");
        }
    }

    private static void AppendObject(StringBuilder form, JsonElement schema, string space)
    {
        var type = schema.GetProperty("type");
        var kind = type.ValueKind == JsonValueKind.String ? type.GetString()! : "";
        if (kind is not ("record" or "error" or "enum" or "fixed" or "array" or "map"))
        {
            Append(form, type, space);
            return;
        }

        form.Append('{');
        if (kind is "record" or "error" or "enum" or "fixed")
        {
            var name = schema.GetProperty("name").GetString()!;
            var own = schema.TryGetProperty("namespace", out var given) ? given.GetString()! : space;
            name = FullName(name, own);
            space = name.Contains('.', StringComparison.Ordinal) ? name[..name.LastIndexOf('.')] : "";
            form.Append("\"name\":");
            AppendText(form, name);
            form.Append(',');
        }

        form.Append("\"type\":");
        AppendText(form, kind);
        AppendContent(form, schema, kind, space);
        form.Append('}');
    }

    private static void AppendContent(StringBuilder form, JsonElement schema, string kind, string space)
    {
        switch (kind)
        {
            case "record" or "error":
                form.Append(",\"fields\":");
                AppendList(form, schema.GetProperty("fields"), field => AppendField(form, field, space));
                break;
            case "enum":
                form.Append(",\"symbols\":");
                AppendList(form, schema.GetProperty("symbols"), symbol => AppendText(form, symbol.GetString()!));
                break;
            case "fixed":
                form.Append(",\"size\":").Append(schema.GetProperty("size").GetInt32());
                break;
            default:
                var inner = kind == "array" ? "items" : "values";
                form.Append(",\"").Append(inner).Append("\":");
                Append(form, schema.GetProperty(inner), space);
                break;
        }
    }

    private static void AppendField(StringBuilder form, JsonElement field, string space)
    {
        form.Append("{\"name\":");
        AppendText(form, field.GetProperty("name").GetString()!);
        form.Append(",\"type\":");
        Append(form, field.GetProperty("type"), space);
        form.Append('}');
    }

    private static void AppendList(StringBuilder form, JsonElement list, Action<JsonElement> append)
    {
        form.Append('[');
        var first = true;
        foreach (var item in list.EnumerateArray())
        {
            if (!first)
                form.Append(',');
            first = false;
            append(item);
        }

        form.Append(']');
    }

    private static void AppendText(StringBuilder form, string text) => form.Append(JsonSerializer.Serialize(text, Text));

    private static string FullName(string name, string space) =>
        space.Length == 0 || name.Contains('.', StringComparison.Ordinal) || Primitives.Contains(name) ? name : $"{space}.{name}";
}
