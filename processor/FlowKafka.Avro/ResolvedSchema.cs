using System.Buffers;

namespace FlowKafka.Avro;

/// <summary>
/// A writer's schema resolved with a reader's (Apache Avro 1.11, "Schema Resolution"). It turns what was written into
/// what the reader would have written: fields reordered, renamed, dropped and filled in, numbers promoted.
/// </summary>
internal sealed class ResolvedSchema
{
    /// <summary>The most bytes that one datum may become.</summary>
    public const int Longest = 256 << 20;

    private readonly ResolvedNode _root;

    private ResolvedSchema(ResolvedNode root) => _root = root;

    /// <summary>Resolves two schemas.</summary>
    /// <exception cref="AvroSchemaException">They do not resolve; the message names the field.</exception>
    public static ResolvedSchema Of(AvroSchema writer, AvroSchema reader) => new(SchemaResolver.Resolve(writer, reader));

    /// <summary>Reads one datum of the writer's from the start of the data and writes it in the reader's encoding.</summary>
    /// <returns>The length of the datum in bytes.</returns>
    /// <exception cref="AvroFormatException">The data is none of the writer's schema, or the reader's has no place for it.</exception>
    public int Transcode(ReadOnlySpan<byte> data, AvroWriter into)
    {
        var cursor = new DatumCursor(data);
        Transcode(_root, ref cursor, into);
        return cursor.Reader.Position;
    }

    private static void Transcode(ResolvedNode node, ref DatumCursor cursor, AvroWriter into)
    {
        switch (node.Shape)
        {
            case ResolvedShape.Scalar:
                Scalar(node.Writer, node.Reader.Type, ref cursor, into);
                return;
            case ResolvedShape.Enum:
                var symbol = node.Symbols[cursor.ReadSymbol(node.Symbols.Length)];
                if (symbol < 0)
                    AvroReader.Fail("an enum has a symbol that the reader's schema does not know");
                into.WriteInt(symbol);
                return;
            case ResolvedShape.Failing:
                AvroReader.Fail(node.Failure);
                return;
        }

        cursor.Enter(node.Writer.Fields.Length);
        if (into.Length > Longest)
            AvroReader.Fail("a datum becomes too long");
        switch (node.Shape)
        {
            case ResolvedShape.WriterUnion:
                Transcode(node.Parts[cursor.ReadBranch(node.Parts.Length)]!, ref cursor, into);
                break;
            case ResolvedShape.ReaderUnion:
                into.WriteUnion(node.Branch);
                Transcode(node.Parts[0]!, ref cursor, into);
                break;
            case ResolvedShape.Items:
                Items(node, ref cursor, into);
                break;
            default:
                if (node.IsInOrder)
                    Record(node, ref cursor, into);
                else
                    Reordered(node, ref cursor, into);
                break;
        }

        cursor.Leave();
    }

    private static void Scalar(SchemaNode writer, AvroType reader, ref DatumCursor cursor, AvroWriter into)
    {
        switch (writer.Type)
        {
            case AvroType.Boolean:
                into.WriteBoolean(cursor.Reader.ReadBoolean());
                break;
            case AvroType.Int:
                Number(cursor.Reader.ReadInt(), reader, into);
                break;
            case AvroType.Long:
                Number(cursor.Reader.ReadLong(), reader, into);
                break;
            case AvroType.Float when reader == AvroType.Double:
                into.WriteDouble(cursor.Reader.ReadFloat());
                break;
            case AvroType.Float:
                into.WriteRaw(cursor.Reader.ReadRaw(sizeof(float)));
                break;
            case AvroType.Double:
                into.WriteRaw(cursor.Reader.ReadRaw(sizeof(double)));
                break;
            case AvroType.Bytes or AvroType.String:
                into.WriteBytes(reader == AvroType.String ? cursor.Reader.ReadUtf8() : cursor.Reader.ReadBytes());
                break;
            case AvroType.Fixed:
                into.WriteRaw(cursor.Reader.ReadRaw(writer.Size));
                break;
        }
    }

    private static void Number(long value, AvroType reader, AvroWriter into)
    {
        switch (reader)
        {
            case AvroType.Float:
                into.WriteFloat(value);
                break;
            case AvroType.Double:
                into.WriteDouble(value);
                break;
            default:
                into.WriteLong(value);
                break;
        }
    }

    private static void Items(ResolvedNode node, ref DatumCursor cursor, AvroWriter into)
    {
        var isMap = node.Writer.Type == AvroType.Map;
        var smallest = node.Writer.Item!.Smallest + (isMap ? 1 : 0);
        for (int count; (count = cursor.ReadBlock(smallest, out var end)) > 0;)
        {
            into.BeginBlock(count);
            for (var i = 0; i < count; i++)
            {
                if (isMap)
                    into.WriteBytes(cursor.Reader.ReadUtf8());
                Transcode(node.Parts[0]!, ref cursor, into);
            }

            cursor.EndBlock(end);
        }

        into.EndBlocks();
    }

    /// <summary>The writer's fields come in the reader's order: one walk over the data.</summary>
    private static void Record(ResolvedNode node, ref DatumCursor cursor, AvroWriter into)
    {
        var next = 0;
        for (var i = 0; i < node.Sources.Length; i++)
        {
            var source = node.Sources[i];
            if (source < 0)
            {
                into.WriteRaw(node.Reader.Fields[i].Default);
                continue;
            }

            for (; next < source; next++)
                cursor.Skip(node.Writer.Fields[next].Type);
            Transcode(node.Parts[next++]!, ref cursor, into);
        }

        for (; next < node.Writer.Fields.Length; next++)
            cursor.Skip(node.Writer.Fields[next].Type);
    }

    /// <summary>They come in another: a first walk finds where each begins.</summary>
    private static void Reordered(ResolvedNode node, ref DatumCursor cursor, AvroWriter into)
    {
        var fields = node.Writer.Fields;
        var starts = ArrayPool<int>.Shared.Rent(fields.Length);
        try
        {
            for (var i = 0; i < fields.Length; i++)
            {
                starts[i] = cursor.Reader.Position;
                cursor.Skip(fields[i].Type);
            }

            var end = cursor.Reader.Position;
            for (var i = 0; i < node.Sources.Length; i++)
            {
                var source = node.Sources[i];
                if (source < 0)
                {
                    into.WriteRaw(node.Reader.Fields[i].Default);
                    continue;
                }

                cursor.Reader.Return(starts[source]);
                Transcode(node.Parts[source]!, ref cursor, into);
            }

            cursor.Reader.Return(end);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(starts);
        }
    }
}
