namespace FlowKafka.Avro;

/// <summary>Follows a path of field names through records, and through unions with null.</summary>
internal static class SchemaPath
{
    /// <summary>Finds the scalar at the end of a path.</summary>
    /// <exception cref="AvroSchemaException">It leads to no scalar.</exception>
    public static AvroScalar Find(SchemaNode root, string path)
    {
        var node = root;
        var isNullable = false;
        foreach (var name in path.Split('.'))
        {
            node = Past(node, ref isNullable);
            if (node.Type != AvroType.Record)
                throw new AvroSchemaException($"the path '{path}' leads nowhere: '{name}' would be a field of {Article(node)}");
            node = Array.Find(node.Fields, field => field.Name == name)?.Type
                ?? throw new AvroSchemaException($"the path '{path}' leads nowhere: {node} has no field '{name}', it has {Names(node)}");
        }

        return Scalar(node, path, isNullable);
    }

    /// <summary>The kind of a scalar's values; null for what is no scalar.</summary>
    public static AvroKind? KindOf(AvroType type) => type switch
    {
        AvroType.Null => AvroKind.Null,
        AvroType.Boolean => AvroKind.Boolean,
        AvroType.Int or AvroType.Long => AvroKind.Long,
        AvroType.Float or AvroType.Double => AvroKind.Double,
        AvroType.String => AvroKind.String,
        AvroType.Bytes or AvroType.Fixed => AvroKind.Bytes,
        AvroType.Enum => AvroKind.Enum,
        _ => null,
    };

    private static AvroScalar Scalar(SchemaNode node, string path, bool isNullable)
    {
        AvroScalar? found = null;
        foreach (var branch in node.Type == AvroType.Union ? node.Branches : [node])
        {
            var kind = KindOf(branch.Type)
                ?? throw new AvroSchemaException($"the path '{path}' leads to {Article(branch)}, not to a scalar");
            isNullable |= kind == AvroKind.Null;
            if (kind == AvroKind.Null)
                continue;
            found = found is not { } other
                ? new(kind, branch.LogicalType, false)
                : new(other.Kind == kind ? kind : AvroKind.Null, other.LogicalType == branch.LogicalType ? branch.LogicalType : null, false);
        }

        return (found ?? default) with { IsNullable = isNullable };
    }

    /// <summary>The branch of a union with null that is not null.</summary>
    private static SchemaNode Past(SchemaNode node, ref bool isNullable)
    {
        if (node.Type != AvroType.Union)
            return node;
        var others = Array.FindAll(node.Branches, branch => branch.Type != AvroType.Null);
        isNullable |= others.Length < node.Branches.Length;
        return others.Length == 1 ? others[0] : node;
    }

    private static string Article(SchemaNode node) =>
        node.Type is AvroType.Int or AvroType.Array or AvroType.Enum ? $"an {node}" : $"a {node}";

    private static string Names(SchemaNode record) =>
        record.Fields.Length == 0 ? "none" : string.Join(", ", record.Fields.Take(30).Select(field => field.Name));
}
