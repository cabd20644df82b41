namespace FlowKafka.Avro;

/// <summary>
/// Reads some scalars of a datum, found by their paths, and skips the rest. Made once for a writer's schema, a reader's
/// schema and paths, it then reads without allocation, from any number of threads.
/// </summary>
public sealed class AvroProjection
{
    private readonly ProjectionNode _root;
    private readonly (int From, int To)[] _copies;
    private readonly int _slots;

    private AvroProjection(ProjectionNode root, (int From, int To)[] copies, int slots)
    {
        _root = root;
        _copies = copies;
        _slots = slots;
    }

    /// <summary>Makes a projection.</summary>
    /// <param name="writer">The schema that the data was written with.</param>
    /// <param name="reader">The schema that it is read as, resolved with the writer's (defaults, promotions, aliases); null for the writer's own.</param>
    /// <param name="paths">Field names with dots between, from the reader's top record on, each to a scalar, a union of
    /// scalars, or through records and unions of null and a record. A path may be there twice.</param>
    /// <exception cref="AvroSchemaException">The schemas do not resolve, or a path leads nowhere.</exception>
    public static AvroProjection Of(AvroSchema writer, AvroSchema? reader, IReadOnlyList<string> paths)
    {
        var resolved = SchemaResolver.Resolve(writer, reader);
        foreach (var path in paths)
            (reader ?? writer).Find(path);
        var copies = new List<(int, int)>();
        var tree = ProjectionPaths.Of(paths, copies);
        return new(new ProjectionCompiler(paths.Count).Compile(resolved, tree), [.. copies], paths.Count);
    }

    /// <summary>Reads one datum from the start of the data.</summary>
    /// <param name="data">The data; more may follow the datum.</param>
    /// <param name="values">Takes one value a path, in their order.</param>
    /// <returns>The length of the datum in bytes.</returns>
    /// <exception cref="AvroFormatException">The data is none of the writer's schema.</exception>
    public int Read(ReadOnlySpan<byte> data, Span<AvroValue> values)
    {
        values = values[.._slots];
        values.Clear();
        var cursor = new DatumCursor(data);
        Read(_root, ref cursor, values);
        foreach (var (from, to) in _copies)
            values[to] = values[from];
        return cursor.Reader.Position;
    }

    /// <summary>Reads a value and what is below it.</summary>
    internal static void Read(ProjectionNode node, ref DatumCursor cursor, Span<AvroValue> values)
    {
        switch (node.Step)
        {
            case ProjectionStep.Skip:
                cursor.Skip(node.Writer);
                break;
            case ProjectionStep.Scalar:
                values[node.Slot] = Scalar(node, ref cursor);
                break;
            case ProjectionStep.Enum:
                var symbol = cursor.ReadSymbol(node.Symbols.Length);
                if (!node.Known[symbol])
                    AvroReader.Fail("an enum has a symbol that the reader's schema does not know");
                values[node.Slot] = node.Symbols[symbol];
                break;
            case ProjectionStep.Record:
                cursor.Enter(node.Parts.Length);
                foreach (var (slot, value) in node.Constants)
                    values[slot] = value;
                foreach (var part in node.Parts)
                    Read(part, ref cursor, values);
                cursor.Leave();
                break;
            case ProjectionStep.Union:
                Read(node.Parts[cursor.ReadBranch(node.Parts.Length)], ref cursor, values);
                break;
            default:
                AvroReader.Fail(node.Failure);
                break;
        }
    }

    private static AvroValue Scalar(ProjectionNode node, ref DatumCursor cursor)
    {
        switch (node.Writer.Type)
        {
            case AvroType.Boolean:
                return new() { Kind = AvroKind.Boolean, Long = cursor.Reader.ReadBoolean() ? 1 : 0 };
            case AvroType.Int:
                return Number(cursor.Reader.ReadInt(), node.Reader);
            case AvroType.Long:
                return Number(cursor.Reader.ReadLong(), node.Reader);
            case AvroType.Float:
                return new() { Kind = AvroKind.Double, Double = cursor.Reader.ReadFloat() };
            case AvroType.Double:
                return new() { Kind = AvroKind.Double, Double = cursor.Reader.ReadDouble() };
            case AvroType.Fixed:
                var size = cursor.Reader.ReadRaw(node.Writer.Size).Length;
                return new() { Kind = AvroKind.Bytes, Start = cursor.Reader.Position - size, Length = size };
            case AvroType.Bytes or AvroType.String:
                var isText = node.Reader == AvroType.String;
                var length = (isText ? cursor.Reader.ReadUtf8() : cursor.Reader.ReadBytes()).Length;
                return new() { Kind = isText ? AvroKind.String : AvroKind.Bytes, Start = cursor.Reader.Position - length, Length = length };
            default:
                return default;
        }
    }

    private static AvroValue Number(long value, AvroType reader) => reader switch
    {
        AvroType.Float => new() { Kind = AvroKind.Double, Double = (float)value },
        AvroType.Double => new() { Kind = AvroKind.Double, Double = value },
        _ => new() { Kind = AvroKind.Long, Long = value },
    };
}
