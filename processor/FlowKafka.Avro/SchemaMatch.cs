namespace FlowKafka.Avro;

/// <summary>Which types match (Apache Avro 1.11, "Schema Resolution"): what the specification asks before it resolves them.</summary>
internal static class SchemaMatch
{
    /// <summary>True when what the writer has can be read as what the reader wants, going by types and names alone.</summary>
    public static bool Matches(SchemaNode writer, SchemaNode reader)
    {
        while (writer.Type == reader.Type && writer.Type is AvroType.Array or AvroType.Map)
            (writer, reader) = (writer.Item!, reader.Item!);
        if (writer.Type == AvroType.Union || reader.Type == AvroType.Union)
            return true;
        if (writer.Type != reader.Type)
            return IsPromoted(writer.Type, reader.Type);
        return !writer.Type.IsNamed() || (HasName(writer, reader) && writer.Size == reader.Size);
    }

    /// <summary>True when one type is read as another.</summary>
    public static bool IsPromoted(AvroType writer, AvroType reader) => (writer, reader) switch
    {
        (AvroType.Int, AvroType.Long or AvroType.Float or AvroType.Double) => true,
        (AvroType.Long, AvroType.Float or AvroType.Double) => true,
        (AvroType.Float, AvroType.Double) => true,
        (AvroType.String, AvroType.Bytes) or (AvroType.Bytes, AvroType.String) => true,
        _ => false,
    };

    /// <summary>
    /// The branch of the reader's union that takes what the writer has: the first that matches; -1 when none does. A type
    /// with the very name goes before one that only has it in another namespace.
    /// </summary>
    public static int Branch(SchemaNode writer, SchemaNode union)
    {
        if (writer.Type.IsNamed())
        {
            var same = Array.FindIndex(union.Branches, branch => branch.Type == writer.Type && branch.Name == writer.Name);
            if (same >= 0 && Matches(writer, union.Branches[same]))
                return same;
        }

        return Array.FindIndex(union.Branches, branch => Matches(writer, branch));
    }

    /// <summary>Names, and the reader's aliases for them, are compared without their namespaces.</summary>
    private static bool HasName(SchemaNode writer, SchemaNode reader)
    {
        var name = SchemaName.Unqualified(writer.Name);
        if (name.SequenceEqual(SchemaName.Unqualified(reader.Name)))
            return true;
        foreach (var alias in reader.Aliases)
        {
            if (name.SequenceEqual(SchemaName.Unqualified(alias)))
                return true;
        }

        return false;
    }
}
