using System.Text.Json;

namespace FlowKafka.Avro;

/// <summary>An Avro schema (Apache Avro 1.11): parsed, its names resolved, checked.</summary>
public sealed class AvroSchema
{
    // A level of a schema takes three of JSON, and defaults have levels of their own.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 4 * SchemaParser.Deepest };

    private AvroSchema(string json, SchemaNode root)
    {
        Json = json;
        Root = root;
        Canonical = CanonicalForm.Of(root);
        Fingerprint = SchemaFingerprint.OfCanonical(Canonical);
    }

    /// <summary>The schema as it was given.</summary>
    public string Json { get; }

    /// <summary>The full name of the record, enum or fixed that it is, or the name of its type.</summary>
    public string Name => Root.Name.Length > 0 ? Root.Name : Root.Type.Name();

    /// <summary>Its Parsing Canonical Form.</summary>
    public string Canonical { get; }

    /// <summary>CRC-64-AVRO of its Parsing Canonical Form.</summary>
    public ulong Fingerprint { get; }

    /// <summary>No datum takes fewer bytes than these.</summary>
    public int SmallestDatum => Root.Smallest;

    /// <summary>The type at the top.</summary>
    internal SchemaNode Root { get; }

    /// <summary>Parses a schema in JSON.</summary>
    /// <exception cref="AvroSchemaException">It is no JSON, or no schema; the message says what is wrong and where.</exception>
    public static AvroSchema Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return new(json, SchemaParser.Parse(document.RootElement));
        }
        catch (JsonException error)
        {
            var place = error.LineNumber is { } line ? $" (line {line + 1}, byte {error.BytePositionInLine + 1})" : "";
            throw new AvroSchemaException($"the schema is no JSON{place}", error);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            throw new AvroSchemaException("the schema holds half a surrogate pair", error);
        }
    }

    /// <summary>Finds what a path leads to, as <see cref="AvroProjection"/> follows it.</summary>
    /// <exception cref="AvroSchemaException">The path leads to no scalar; the message says where it ends.</exception>
    public AvroScalar Find(string path) => SchemaPath.Find(Root, path);
}
