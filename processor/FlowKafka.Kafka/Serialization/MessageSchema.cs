using FlowKafka.Avro;

namespace FlowKafka.Kafka.Serialization;

/// <summary>A schema of schemas/*.avsc or schemas/history/*.avsc, as it is embedded in this assembly. The file has the record's name.</summary>
/// <param name="Name">The record's name.</param>
/// <param name="Json">The schema.</param>
/// <param name="Fingerprint">Its fingerprint, which begins every message.</param>
public sealed record MessageSchema(string Name, string Json, ulong Fingerprint)
{
    private const string Suffix = ".avsc";
    private const string Earlier = "history/";

    /// <summary>Every schema, in the order of names.</summary>
    public static IReadOnlyList<MessageSchema> All { get; } = [.. Resources(isEarlier: false).Select(name => Load(name, name[..^Suffix.Length]))];

    /// <summary>Every version that a schema has had, this one too: schemas/history/Name-fingerprint.avsc.</summary>
    public static IReadOnlyList<MessageSchema> History { get; } =
        [.. Resources(isEarlier: true).Select(name => Load(name, name[Earlier.Length..name.LastIndexOf('-')]))];

    /// <summary>Where a version is kept, below schemas/.</summary>
    public string Kept => $"{Earlier}{Name}-{Fingerprint:x16}{Suffix}";

    /// <summary>The schema of a record.</summary>
    /// <exception cref="InvalidOperationException">There is no such file in schemas/.</exception>
    public static MessageSchema Of(string name) =>
        All.FirstOrDefault(schema => schema.Name == name)
        ?? throw new InvalidOperationException($"There is no schemas/{name}{Suffix}.");

    private static IEnumerable<string> Resources(bool isEarlier) =>
        typeof(MessageSchema).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(Suffix, StringComparison.Ordinal) && name.StartsWith(Earlier, StringComparison.Ordinal) == isEarlier)
            .Order(StringComparer.Ordinal);

    private static MessageSchema Load(string resource, string name)
    {
        using var stream = typeof(MessageSchema).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        var json = reader.ReadToEnd();
        return new(name, json, SchemaFingerprint.Of(json));
    }
}
