namespace FlowKafka.Avro;

/// <summary>How a type of the writer's is read as one of the reader's.</summary>
internal sealed class ResolvedNode(SchemaNode writer, SchemaNode reader)
{
    /// <summary>What lies in the data.</summary>
    public SchemaNode Writer { get; } = writer;

    /// <summary>What is wanted.</summary>
    public SchemaNode Reader { get; } = reader;

    /// <summary>What kind of step it is.</summary>
    public ResolvedShape Shape { get; set; }

    /// <summary>
    /// Of a record: one for each of the writer's fields, null where the reader has none. Of the writer's union: one for
    /// each branch. Of the reader's union and of items: one.
    /// </summary>
    public ResolvedNode?[] Parts { get; set; } = [];

    /// <summary>Of a record, for each of the reader's fields: the place of the writer's; -1 for the default.</summary>
    public int[] Sources { get; set; } = [];

    /// <summary>Of a record: true when the writer's fields come in the order of the reader's.</summary>
    public bool IsInOrder { get; set; }

    /// <summary>Of an enum, for each of the writer's symbols: the place of the reader's; -1 where it has none.</summary>
    public int[] Symbols { get; set; } = [];

    /// <summary>Of the reader's union: the branch that was chosen.</summary>
    public int Branch { get; set; }

    /// <summary>Why it can't be read.</summary>
    public string Failure { get; private set; } = "";

    /// <summary>Makes it one that can't be read, also for those that refer to it already.</summary>
    public ResolvedNode Fail(string why)
    {
        Shape = ResolvedShape.Failing;
        Failure = why;
        return this;
    }
}
