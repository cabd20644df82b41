namespace FlowKafka.Avro;

/// <summary>What a projection does with one value of the writer's.</summary>
/// <param name="step">What it does.</param>
/// <param name="writer">The value's type.</param>
internal sealed class ProjectionNode(ProjectionStep step, SchemaNode writer)
{
    /// <summary>What it does.</summary>
    public ProjectionStep Step { get; } = step;

    /// <summary>The value's type.</summary>
    public SchemaNode Writer { get; } = writer;

    /// <summary>The type of a scalar as the reader wants it.</summary>
    public AvroType Reader { get; init; }

    /// <summary>Where a scalar goes.</summary>
    public int Slot { get; init; }

    /// <summary>Of a record: one for each field. Of a union: one for each branch.</summary>
    public ProjectionNode[] Parts { get; init; } = [];

    /// <summary>Of a record: what the writer does not have.</summary>
    public (int Slot, AvroValue Value)[] Constants { get; init; } = [];

    /// <summary>Of an enum: the value for each of the writer's symbols.</summary>
    public AvroValue[] Symbols { get; init; } = [];

    /// <summary>Of an enum: false for each of the writer's symbols that the reader does not know.</summary>
    public bool[] Known { get; init; } = [];

    /// <summary>Why the value can't be read.</summary>
    public string Failure { get; init; } = "";
}
