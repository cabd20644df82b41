namespace FlowKafka.Avro;

/// <summary>A field of a record.</summary>
internal sealed class SchemaField(string name, SchemaNode type, string[] aliases)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>What it holds.</summary>
    public SchemaNode Type { get; } = type;

    /// <summary>Other names that a writer's field may have.</summary>
    public string[] Aliases { get; } = aliases;

    /// <summary>The default in the encoding of <see cref="Type"/>; null when there is none.</summary>
    public byte[]? Default { get; set; }
}
