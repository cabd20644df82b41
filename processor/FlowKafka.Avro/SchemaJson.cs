using System.Text.Json;

namespace FlowKafka.Avro;

/// <summary>Takes a schema's attributes out of its JSON, and says in one sentence what is wrong with them.</summary>
internal static class SchemaJson
{
    /// <summary>A text; null when the attribute is missing or null.</summary>
    public static string? OptionalText(JsonElement schema, string attribute, string where)
    {
        if (!TryGet(schema, attribute, out var value))
            return null;
        return value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : throw new AvroSchemaException($"{where}: \"{attribute}\" is no string");
    }

    /// <summary>A text that has to be there.</summary>
    public static string Text(JsonElement schema, string attribute, string where) =>
        OptionalText(schema, attribute, where) ?? throw new AvroSchemaException($"{where}: \"{attribute}\" is missing");

    /// <summary>A value that has to be there.</summary>
    public static JsonElement Value(JsonElement schema, string attribute, string where) =>
        schema.TryGetProperty(attribute, out var value) ? value : throw new AvroSchemaException($"{where}: \"{attribute}\" is missing");

    /// <summary>A list that has to be there.</summary>
    public static JsonElement List(JsonElement schema, string attribute, string where)
    {
        var value = Value(schema, attribute, where);
        return value.ValueKind == JsonValueKind.Array ? value : throw new AvroSchemaException($"{where}: \"{attribute}\" is no list");
    }

    /// <summary>A list of texts; none when the attribute is missing or null.</summary>
    public static string[] OptionalTexts(JsonElement schema, string attribute, string where) =>
        TryGet(schema, attribute, out _) ? Texts(schema, attribute, where) : [];

    /// <summary>A list of texts that has to be there.</summary>
    public static string[] Texts(JsonElement schema, string attribute, string where)
    {
        var list = List(schema, attribute, where);
        var texts = new string[list.GetArrayLength()];
        var count = 0;
        foreach (var item in list.EnumerateArray())
        {
            texts[count++] = item.ValueKind == JsonValueKind.String
                ? item.GetString()!
                : throw new AvroSchemaException($"{where}: \"{attribute}\" holds what is no string");
        }

        return texts;
    }

    /// <summary>A JSON value in a message, cut when it is long.</summary>
    public static string Show(JsonElement value)
    {
        const int Longest = 40;
        var text = value.GetRawText();
        return text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest), "…");
    }

    private static bool TryGet(JsonElement schema, string attribute, out JsonElement value) =>
        schema.TryGetProperty(attribute, out value) && value.ValueKind != JsonValueKind.Null;
}
