namespace FlowKafka.Avro;

/// <summary>
/// Resolves the writer's schema with the reader's (Apache Avro 1.11, "Schema Resolution"). What does not resolve fails;
/// behind a branch of the writer's union it fails only when the data has that branch.
/// </summary>
internal sealed class SchemaResolver
{
    private const int Deepest = 250;

    // Pairs of records, so that recursive ones end; a record is looked up before its fields are resolved.
    private readonly Dictionary<(SchemaNode, SchemaNode), ResolvedNode> _records = [];

    private SchemaResolver()
    {
    }

    /// <summary>Resolves two schemas; null for the reader is the writer's own.</summary>
    /// <exception cref="AvroSchemaException">They do not resolve.</exception>
    public static ResolvedNode Resolve(AvroSchema writer, AvroSchema? reader)
    {
        // The same schema takes each branch as it is, whatever the names of the branches.
        var same = reader is null || reader.Canonical == writer.Canonical;
        var root = (reader ?? writer).Root;
        return Resolve(same ? root : writer.Root, root);
    }

    /// <summary>Resolves two types.</summary>
    /// <exception cref="AvroSchemaException">They do not resolve.</exception>
    public static ResolvedNode Resolve(SchemaNode writer, SchemaNode reader)
    {
        var root = new SchemaResolver().Resolve(writer, reader, where: "", depth: 0);
        return root.Shape == ResolvedShape.Failing ? throw new AvroSchemaException(root.Failure) : root;
    }

    private ResolvedNode Resolve(SchemaNode writer, SchemaNode reader, string where, int depth)
    {
        var node = new ResolvedNode(writer, reader);
        if (depth == Deepest)
            return node.Fail($"types refer to each other deeper than {Deepest} levels");
        if (writer.Type == AvroType.Union)
            return ResolveWriterUnion(node, where, depth);
        if (reader.Type == AvroType.Union)
            return ResolveReaderUnion(node, where, depth);
        if (!SchemaMatch.Matches(writer, reader))
            return node.Fail(Mismatch(node, where));
        return writer.Type switch
        {
            AvroType.Record => ResolveRecord(writer, reader, where, depth),
            AvroType.Enum => ResolveEnum(node),
            AvroType.Array or AvroType.Map => ResolveItems(node, where, depth),
            _ => node,
        };
    }

    private ResolvedNode ResolveWriterUnion(ResolvedNode node, string where, int depth)
    {
        var branches = node.Writer.Branches;
        node.Shape = ResolvedShape.WriterUnion;
        node.Parts = new ResolvedNode[branches.Length];
        var failing = 0;
        for (var i = 0; i < branches.Length; i++)
        {
            var part = ReferenceEquals(node.Writer, node.Reader)
                ? Choose(new(branches[i], node.Reader), i, where, depth)
                : Resolve(branches[i], node.Reader, where, depth + 1);
            if (part.Shape == ResolvedShape.Failing)
                failing++;
            node.Parts[i] = part;
        }

        // With no branch that can be read, nothing can.
        return failing == branches.Length && failing > 0 ? node.Fail(node.Parts[0]!.Failure) : node;
    }

    private ResolvedNode ResolveReaderUnion(ResolvedNode node, string where, int depth)
    {
        var branch = SchemaMatch.Branch(node.Writer, node.Reader);
        return branch < 0 ? node.Fail(Mismatch(node, where)) : Choose(node, branch, where, depth);
    }

    private ResolvedNode Choose(ResolvedNode node, int branch, string where, int depth)
    {
        var part = Resolve(node.Writer, node.Reader.Branches[branch], where, depth + 1);
        if (part.Shape == ResolvedShape.Failing)
            return node.Fail(part.Failure);
        node.Shape = ResolvedShape.ReaderUnion;
        node.Branch = branch;
        node.Parts = [part];
        return node;
    }

    private static ResolvedNode ResolveEnum(ResolvedNode node)
    {
        node.Shape = ResolvedShape.Enum;
        node.Symbols = Array.ConvertAll(node.Writer.Symbols, symbol =>
        {
            var place = Array.IndexOf(node.Reader.Symbols, symbol);
            return place >= 0 ? place : node.Reader.DefaultSymbol;
        });
        return node;
    }

    private ResolvedNode ResolveItems(ResolvedNode node, string where, int depth)
    {
        var item = Resolve(node.Writer.Item!, node.Reader.Item!, where, depth + 1);
        if (item.Shape == ResolvedShape.Failing)
            return node.Fail(item.Failure);
        node.Shape = ResolvedShape.Items;
        node.Parts = [item];
        return node;
    }

    private ResolvedNode ResolveRecord(SchemaNode writer, SchemaNode reader, string where, int depth)
    {
        if (_records.TryGetValue((writer, reader), out var known))
            return known;
        var node = new ResolvedNode(writer, reader) { Shape = ResolvedShape.Record };
        _records.Add((writer, reader), node);
        var parts = new ResolvedNode?[writer.Fields.Length];
        var sources = Sources(writer, reader);
        var last = -1;
        var isInOrder = true;
        for (var i = 0; i < sources.Length; i++)
        {
            var field = reader.Fields[i];
            var source = sources[i];
            if (source < 0 && field.Default is null)
                return node.Fail($"{Field(where, field)} is missing in what was written and has no default");
            if (source < 0)
                continue;
            isInOrder &= source > last;
            last = source;
            var part = Resolve(writer.Fields[source].Type, field.Type, Field(where, field), depth + 1);
            if (part.Shape == ResolvedShape.Failing)
                return node.Fail(part.Failure);
            parts[source] = part;
        }

        node.Parts = parts;
        node.Sources = sources;
        node.IsInOrder = isInOrder;
        return node;
    }

    /// <summary>
    /// For each of the reader's fields the place of the writer's: by its name, or else by an alias among those that no
    /// name takes.
    /// </summary>
    private static int[] Sources(SchemaNode writer, SchemaNode reader)
    {
        var free = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < writer.Fields.Length; i++)
            free.Add(writer.Fields[i].Name, i);
        var sources = Array.ConvertAll(reader.Fields, field => free.Remove(field.Name, out var place) ? place : -1);
        for (var i = 0; i < sources.Length; i++)
        {
            foreach (var alias in reader.Fields[i].Aliases)
            {
                if (sources[i] < 0 && free.Remove(alias, out var place))
                    sources[i] = place;
            }
        }

        return sources;
    }

    private static string Field(string where, SchemaField field) => where.Length == 0 ? field.Name : $"{where}.{field.Name}";

    private static string Mismatch(ResolvedNode node, string where) =>
        $"{(where.Length == 0 ? "" : where + ": ")}{node.Writer} can't be read as {node.Reader}";
}
