using System.Collections.Immutable;

namespace FlowKafka.Detection.Knowledge;

/// <summary>The lists that come with the program, from the repository's folder <c>lists</c>. They name ports only, which is weak evidence.</summary>
public static class BuiltInLists
{
    /// <summary>Ports of pools, and ports of nodes.</summary>
    public static ImmutableArray<KnownList> All { get; } = [Of("mining-ports", ListKind.Pool), Of("node-ports", ListKind.OtherNode)];

    private static KnownList Of(string name, ListKind kind)
    {
        var resource = $"lists/{name}.csv";
        using var stream = typeof(BuiltInLists).Assembly.GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return ListReader.Read(name, kind, ListFormat.Csv, resource, content);
    }
}
