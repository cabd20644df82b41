using System.Globalization;
using System.Text.Json.Nodes;

namespace FlowKafka.Avro.Tests.Conformance;

/// <summary>Writes data of a schema by chance, and says what they are.</summary>
internal sealed class RandomDatum(int seed)
{
    private const int Deepest = 8;

    // avsc has the numbers of JavaScript, and unfolds the zig-zag in them: it loses a sign beyond 52 bits.
    private const long Safe = (1L << 52) - 1;

    private static readonly string[] Texts = ["", "a", "größer", "🦆🦆", "nul\0l", "line\nfeed \"quoted\"", new('x', 200)];

    private readonly Random _random = new(seed);

    /// <summary>Writes a datum and gives what <see cref="DatumText"/> shows of it.</summary>
    internal JsonNode? Write(SchemaNode schema, AvroWriter into, int depth = 0)
    {
        switch (schema.Type)
        {
            case AvroType.Null:
                return null;
            case AvroType.Boolean:
                var boolean = _random.Next(2) == 0;
                into.WriteBoolean(boolean);
                return boolean;
            case AvroType.Int:
                var number = Number(int.MinValue, int.MaxValue);
                into.WriteInt((int)number);
                return number.ToString(CultureInfo.InvariantCulture);
            case AvroType.Long:
                number = Number(-Safe, Safe);
                into.WriteLong(number);
                return number.ToString(CultureInfo.InvariantCulture);
            case AvroType.Float:
                var single = (float)Real();
                into.WriteFloat(single);
                return DatumText.Bits(single);
            case AvroType.Double:
                var real = Real();
                into.WriteDouble(real);
                return DatumText.Bits(real);
            case AvroType.String:
                var text = Texts[_random.Next(Texts.Length)];
                into.WriteString(text);
                return text;
            case AvroType.Bytes or AvroType.Fixed:
                return Bytes(schema, into);
            case AvroType.Enum:
                var symbol = _random.Next(schema.Symbols.Length);
                into.WriteInt(symbol);
                return schema.Symbols[symbol];
            case AvroType.Record:
                return new JsonArray(Array.ConvertAll(schema.Fields, field => Write(field.Type, into, depth + 1)));
            case AvroType.Union:
                var branch = depth < Deepest ? _random.Next(schema.Branches.Length) : 0;
                into.WriteUnion(branch);
                return new JsonObject { [branch.ToString(CultureInfo.InvariantCulture)] = Write(schema.Branches[branch], into, depth + 1) };
            default:
                return Items(schema, into, depth);
        }
    }

    private long Number(long least, long most) => _random.Next(6) switch
    {
        0 => least,
        1 => most,
        2 => _random.NextInt64(least, most),
        _ => _random.Next(-200, 200),
    };

    private double Real() => _random.Next(6) switch
    {
        0 => -0.0,
        1 => double.PositiveInfinity,
        2 => _random.Next(),
        3 => float.Epsilon,
        _ => (_random.NextDouble() - 0.5) * 1e6,
    };

    /// <summary>In ASCII, so that bytes may be read as a string.</summary>
    private JsonNode Bytes(SchemaNode schema, AvroWriter into)
    {
        var bytes = new byte[schema.Type == AvroType.Fixed ? schema.Size : _random.Next(40)];
        _random.NextBytes(bytes);
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] &= 0x7F;
        if (schema.Type == AvroType.Fixed)
            into.WriteRaw(bytes);
        else
            into.WriteBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>In one block or in two, with their sizes or without.</summary>
    private JsonNode Items(SchemaNode schema, AvroWriter into, int depth)
    {
        var array = new JsonArray();
        var map = new JsonObject();
        var key = 0;
        for (var blocks = depth < Deepest ? _random.Next(3) : 0; blocks > 0; blocks--)
        {
            var block = new AvroWriter();
            var count = _random.Next(1, 4);
            for (var i = 0; i < count; i++)
            {
                if (schema.Type == AvroType.Array)
                {
                    array.Add(Write(schema.Item!, block, depth + 1));
                    continue;
                }

                var name = $"{Texts[_random.Next(Texts.Length)]}{key++}";
                block.WriteString(name);
                map[name] = Write(schema.Item!, block, depth + 1);
            }

            var isSized = _random.Next(2) == 0;
            into.WriteLong(isSized ? -count : count);
            if (isSized)
                into.WriteLong(block.Length);
            into.WriteRaw(block.Written);
        }

        into.EndBlocks();
        return schema.Type == AvroType.Array ? array : map;
    }
}
