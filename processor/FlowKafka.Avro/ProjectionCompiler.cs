namespace FlowKafka.Avro;

/// <summary>Makes the nodes of a projection. The paths have been followed through the reader's schema before.</summary>
internal sealed class ProjectionCompiler(int slots)
{
    /// <summary>Makes the node for a value.</summary>
    public ProjectionNode Compile(ResolvedNode node, ProjectionPaths paths) => node.Shape switch
    {
        ResolvedShape.Failing => new(ProjectionStep.Fail, node.Writer) { Failure = node.Failure },
        ResolvedShape.ReaderUnion => Compile(node.Parts[0]!, paths),
        ResolvedShape.WriterUnion => new(ProjectionStep.Union, node.Writer)
        {
            Parts = Array.ConvertAll(node.Parts, part => Compile(part!, paths)),
        },
        ResolvedShape.Record => Record(node, paths),
        ResolvedShape.Enum when paths.Slot >= 0 => Enum(node, paths),
        ResolvedShape.Scalar when paths.Slot >= 0 => new(ProjectionStep.Scalar, node.Writer)
        {
            Reader = node.Reader.Type,
            Slot = paths.Slot,
        },
        _ => new(ProjectionStep.Skip, node.Writer),
    };

    private static ProjectionNode Enum(ResolvedNode node, ProjectionPaths paths) => new(ProjectionStep.Enum, node.Writer)
    {
        Slot = paths.Slot,
        Known = Array.ConvertAll(node.Symbols, place => place >= 0),
        Symbols = Array.ConvertAll(node.Symbols, place => place < 0 ? default : new AvroValue
        {
            Kind = AvroKind.Enum,
            Long = place,
            Start = -1,
            Length = node.Reader.SymbolBytes[place].Length,
            Constant = node.Reader.SymbolBytes[place],
        }),
    };

    private ProjectionNode Record(ResolvedNode node, ProjectionPaths paths)
    {
        var parts = Array.ConvertAll(node.Writer.Fields, field => new ProjectionNode(ProjectionStep.Skip, field.Type));
        var constants = new List<(int, AvroValue)>();
        for (var i = 0; i < node.Sources.Length; i++)
        {
            var field = node.Reader.Fields[i];
            if (!paths.Fields.TryGetValue(field.Name, out var after))
                continue;
            if (node.Sources[i] >= 0)
                parts[node.Sources[i]] = Compile(node.Parts[node.Sources[i]]!, after);
            else
                AddDefault(field, after, constants);
        }

        return new(ProjectionStep.Record, node.Writer) { Parts = parts, Constants = [.. constants] };
    }

    /// <summary>A default is read as data of the reader's own would be.</summary>
    private void AddDefault(SchemaField field, ProjectionPaths paths, List<(int Slot, AvroValue Value)> into)
    {
        var values = new AvroValue[slots];
        var cursor = new DatumCursor(field.Default);
        AvroProjection.Read(Compile(SchemaResolver.Resolve(field.Type, field.Type), paths), ref cursor, values);
        for (var i = 0; i < slots; i++)
        {
            var value = values[i];
            if (value.Kind is AvroKind.String or AvroKind.Bytes)
                value = value with { Start = -1, Constant = value.Bytes(field.Default).ToArray() };
            if (value.Kind != AvroKind.Null)
                into.Add((i, value));
        }
    }
}
