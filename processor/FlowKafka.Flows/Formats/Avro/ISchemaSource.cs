using FlowKafka.Avro;

namespace FlowKafka.Flows;

/// <summary>Knows the schemas that Avro messages in the Confluent wire format name by number.</summary>
public interface ISchemaSource
{
    /// <summary>Finds a schema; null when the registry knows none of that number.</summary>
    /// <exception cref="SchemaSourceException">The registry does not answer now: the message must not be given up.</exception>
    AvroSchema? Find(int id);
}
