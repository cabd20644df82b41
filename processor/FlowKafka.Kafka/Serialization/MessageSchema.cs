using FlowKafka.Avro;

namespace FlowKafka.Kafka.Serialization;

/// <summary>A schema of schemas/*.avsc, as it is embedded in this assembly. The file has the record's name.</summary>
/// <param name="Name">The record's name.</param>
/// <param name="Json">The schema.</param>
/// <param name="Fingerprint">Its fingerprint, which begins every message.</param>
public sealed record MessageSchema(string Name, string Json, ulong Fingerprint)
{
    private const string Suffix = ".avsc";

    /// <summary>Every schema, in the order of names.</summary>
    public static IReadOnlyList<MessageSchema> All { get; } =
    [
        .. typeof(MessageSchema).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(Suffix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Load),
    ];

    /// <summary>The schema of a record.</summary>
    /// <exception cref="InvalidOperationException">There is no such file in schemas/.</exception>
    public static MessageSchema Of(string name) =>
        All.FirstOrDefault(schema => schema.Name == name)
        ?? throw new InvalidOperationException($"There is no schemas/{name}{Suffix}.");

    private static MessageSchema Load(string resource)
    {
        using var stream = typeof(MessageSchema).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        var json = reader.ReadToEnd();
        return new(resource[..^Suffix.Length], json, SchemaFingerprint.Of(json));
    }
}
