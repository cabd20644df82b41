namespace FlowKafka.Kafka.Serialization;

/// <summary>Knows schemas of other instances.</summary>
internal interface ISchemaDirectory
{
    /// <summary>Gives every schema that instances have published until now, in JSON.</summary>
    IReadOnlyList<string> ReadAll();
}
