using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json.Nodes;

namespace FlowKafka.Avro.Tests.Conformance;

/// <summary>
/// Data as JSON, the same from each implementation: whole numbers as text, others as the bits of a double, bytes in hex,
/// a union as its branch and the value, a record as the list of its values.
/// </summary>
internal static class DatumText
{
    /// <summary>Reads a datum that fills the data.</summary>
    internal static JsonNode? Read(SchemaNode schema, ReadOnlySpan<byte> data)
    {
        var cursor = new DatumCursor(data);
        var value = Read(schema, ref cursor);
        cursor.Reader.End();
        return value;
    }

    internal static JsonNode Bits(double value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleBigEndian(bytes, value);
        return Convert.ToHexStringLower(bytes);
    }

    private static JsonNode? Read(SchemaNode schema, ref DatumCursor cursor)
    {
        switch (schema.Type)
        {
            case AvroType.Null:
                return null;
            case AvroType.Boolean:
                return cursor.Reader.ReadBoolean();
            case AvroType.Int:
                return cursor.Reader.ReadInt().ToString(CultureInfo.InvariantCulture);
            case AvroType.Long:
                return cursor.Reader.ReadLong().ToString(CultureInfo.InvariantCulture);
            case AvroType.Float:
                return Bits(cursor.Reader.ReadFloat());
            case AvroType.Double:
                return Bits(cursor.Reader.ReadDouble());
            case AvroType.String:
                return cursor.Reader.ReadString();
            case AvroType.Bytes:
                return Convert.ToHexStringLower(cursor.Reader.ReadBytes());
            case AvroType.Fixed:
                return Convert.ToHexStringLower(cursor.Reader.ReadRaw(schema.Size));
            case AvroType.Enum:
                return schema.Symbols[cursor.ReadSymbol(schema.Symbols.Length)];
            case AvroType.Union:
                var branch = cursor.ReadBranch(schema.Branches.Length);
                return new JsonObject { [branch.ToString(CultureInfo.InvariantCulture)] = Read(schema.Branches[branch], ref cursor) };
            case AvroType.Record:
                var record = new JsonArray();
                foreach (var field in schema.Fields)
                    record.Add(Read(field.Type, ref cursor));
                return record;
            default:
                return Items(schema, ref cursor);
        }
    }

    private static JsonNode Items(SchemaNode schema, ref DatumCursor cursor)
    {
        var array = new JsonArray();
        var map = new JsonObject();
        for (int count; (count = cursor.ReadBlock(0, out var end)) > 0; cursor.EndBlock(end))
        {
            for (var i = 0; i < count; i++)
            {
                if (schema.Type == AvroType.Array)
                    array.Add(Read(schema.Item!, ref cursor));
                else
                    map[cursor.Reader.ReadString()] = Read(schema.Item!, ref cursor);
            }
        }

        return schema.Type == AvroType.Array ? array : map;
    }
}
