using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>The types of the fields in FlowKafka's indices, as their component templates have them.</summary>
internal static class FieldTypes
{
    private const string Components = "elasticsearch/component/";

    /// <summary>The mapping's type of every field.</summary>
    public static FrozenDictionary<string, string> All { get; } = Load();

    /// <summary>The mapping's type of a field.</summary>
    /// <exception cref="InvalidOperationException">No template maps it.</exception>
    public static string Of(string field) => All.GetValueOrDefault(field)
        ?? throw new InvalidOperationException($"The field '{field}' is in no component template of schemas/elasticsearch.");

    /// <summary>What Lens calls the type of a field.</summary>
    public static string LensOf(string field) => Of(field) switch
    {
        "long" or "double" or "float" => "number",
        "keyword" or "match_only_text" or "constant_keyword" => "string",
        var same => same,
    };

    private static FrozenDictionary<string, string> Load()
    {
        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Components, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var document = JsonDocument.Parse(stream);
            if (document.RootElement.GetProperty("template").TryGetProperty("mappings", out var mappings))
                Add(mappings, "", types);
        }

        return types.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void Add(JsonElement parent, string path, Dictionary<string, string> types)
    {
        if (!parent.TryGetProperty("properties", out var properties))
            return;
        foreach (var property in properties.EnumerateObject())
        {
            var name = path + property.Name;
            if (property.Value.TryGetProperty("type", out var type))
                types[name] = type.GetString()!;
            Add(property.Value, name + ".", types);
        }
    }
}
