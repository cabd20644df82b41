using System.Text.Json.Nodes;

namespace FlowKafka.Testing.Elasticsearch;

/// <summary>The fields that schemas/elasticsearch maps: the path of each leaf, and its type.</summary>
public sealed class DocumentMapping
{
    private static readonly string[] Parts = ["component/flowkafka-ecs.json", "component/flowkafka-fields.json", "index/logs-flowkafka.detection.json"];

    private readonly SortedDictionary<string, JsonObject> _fields = new(StringComparer.Ordinal);

    private DocumentMapping()
    {
        foreach (var part in Parts)
            Add("", Read(part)["template"]!["mappings"]!["properties"]!.AsObject());
    }

    /// <summary>schemas/elasticsearch.</summary>
    public static string Folder { get; } = FindFolder();

    /// <summary>The mapping in the repository; it reads <see cref="Folder"/>, which must come before.</summary>
    public static DocumentMapping Current { get; } = new();

    /// <summary>The paths of all leaves, without multi-fields.</summary>
    public IReadOnlyCollection<string> Paths => _fields.Keys;

    /// <summary>The type of a field, or of a multi-field as <c>threat.technique.name.text</c>; null when it is not mapped.</summary>
    public string? TypeOf(string path)
    {
        if (_fields.TryGetValue(path, out var field))
            return (string?)field["type"];
        var dot = path.LastIndexOf('.');
        return dot > 0 && _fields.TryGetValue(path[..dot], out var parent) ? (string?)parent["fields"]?[path[(dot + 1)..]]?["type"] : null;
    }

    /// <summary>True when the field can be aggregated on and sorted by.</summary>
    public bool IsAggregatable(string path) =>
        TypeOf(path) is not (null or "match_only_text" or "text") && (!_fields.TryGetValue(path, out var field) || (bool?)field["doc_values"] != false);

    /// <summary>True when the field can be searched on every version.</summary>
    public bool IsSearchable(string path) =>
        TypeOf(path) is not null && (!_fields.TryGetValue(path, out var field) || (bool?)field["index"] != false);

    /// <summary>One of the files.</summary>
    public static JsonObject Read(string path) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, path)))!.AsObject();

    private void Add(string prefix, JsonObject properties)
    {
        foreach (var (name, value) in properties)
        {
            var field = value!.AsObject();
            if (field["properties"] is JsonObject inner)
                Add($"{prefix}{name}.", inner);
            else
                _fields.Add(prefix + name, field);
        }
    }

    private static string FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FlowKafka.sln")))
            folder = folder.Parent;
        return folder is null
            ? throw new DirectoryNotFoundException("FlowKafka.sln is in no folder above the tests.")
            : Path.Combine(folder.FullName, "schemas", "elasticsearch");
    }
}
