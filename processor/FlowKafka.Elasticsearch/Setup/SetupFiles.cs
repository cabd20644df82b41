using System.Reflection;
using System.Text.Json.Nodes;

namespace FlowKafka.Elasticsearch.Setup;

/// <summary>The files of schemas/elasticsearch and kibana that come with the program.</summary>
internal static class SetupFiles
{
    private static readonly Assembly Here = typeof(SetupFiles).Assembly;

    /// <summary>The JSON files of a folder, by name without the ending, in the order of their names.</summary>
    public static IEnumerable<(string Name, JsonObject Body)> In(string folder)
    {
        var prefix = folder + "/";
        foreach (var name in Names().Where(name => IsIn(name, prefix, ".json")).Order(StringComparer.Ordinal))
            yield return (name[prefix.Length..^".json".Length], JsonNode.Parse(Read(name))!.AsObject());
    }

    /// <summary>The lines of a file, each an object; none when there is no such file.</summary>
    public static IReadOnlyList<JsonObject> Lines(string file) => Names().Contains(file, StringComparer.Ordinal)
        ? [.. Read(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())]
        : [];

    private static bool IsIn(string name, string prefix, string ending) =>
        name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(ending, StringComparison.Ordinal)
        && !name.AsSpan(prefix.Length).Contains('/');

    // Files of Windows' make have their names with backslashes.
    private static IEnumerable<string> Names() => Here.GetManifestResourceNames().Select(name => name.Replace('\\', '/'));

    private static string Read(string name)
    {
        var exact = Here.GetManifestResourceNames().First(one => one.Replace('\\', '/') == name);
        using var reader = new StreamReader(Here.GetManifestResourceStream(exact)!);
        return reader.ReadToEnd();
    }
}
