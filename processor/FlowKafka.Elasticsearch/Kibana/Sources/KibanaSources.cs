using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>The sources of the saved objects: the files in kibana/, as they are embedded in this assembly.</summary>
internal sealed class KibanaSources
{
    private const string Root = "kibana/";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter<LensKind>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    private KibanaSources()
    {
        Tags = Read<TagSource>("tags/");
        Views = Read<ViewSource>("views/");
        Searches = Read<SearchSource>("searches/");
        Dashboards = Read<DashboardSource>("dashboards/");
        Vega = Names("vega/").ToImmutableSortedDictionary(name => Path.GetFileNameWithoutExtension(name), ReadText, StringComparer.Ordinal);
    }

    /// <summary>What this program came with.</summary>
    public static KibanaSources Embedded { get; } = new();

    /// <summary>kibana/tags.</summary>
    public ImmutableArray<TagSource> Tags { get; }

    /// <summary>kibana/views.</summary>
    public ImmutableArray<ViewSource> Views { get; }

    /// <summary>kibana/searches.</summary>
    public ImmutableArray<SearchSource> Searches { get; }

    /// <summary>kibana/dashboards.</summary>
    public ImmutableArray<DashboardSource> Dashboards { get; }

    /// <summary>The text of each specification of kibana/vega, by its file's name.</summary>
    public ImmutableSortedDictionary<string, string> Vega { get; }

    /// <summary>A data view.</summary>
    /// <exception cref="InvalidOperationException">There is none of that id.</exception>
    public ViewSource View(string id) => Views.FirstOrDefault(view => view.Id == id)
        ?? throw new InvalidOperationException($"There is no data view '{id}' in kibana/views.");

    /// <summary>A saved search.</summary>
    /// <exception cref="InvalidOperationException">There is none of that id.</exception>
    public SearchSource Search(string id) => Searches.FirstOrDefault(search => search.Id == id)
        ?? throw new InvalidOperationException($"There is no saved search '{id}' in kibana/searches.");

    private static ImmutableArray<T> Read<T>(string folder) => [.. Names(folder).Select(name => Parse<T>(name))];

    private static T Parse<T>(string name)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(ReadText(name), Options) ?? throw new JsonException("It is empty.");
        }
        catch (JsonException exception)
        {
            throw new InvalidOperationException($"{name}: {exception.Message}", exception);
        }
    }

    private static IEnumerable<string> Names(string folder) =>
        Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Root + folder, StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static string ReadText(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
