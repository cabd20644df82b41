using System.Text;
using System.Text.Json;

namespace FlowKafka.Avro;

/// <summary>
/// Checks the defaults of fields against their types and encodes them. They come after the types, since the default of a
/// field may be a record whose own fields' defaults stand in for what it leaves out.
/// </summary>
internal sealed class DefaultEncoder
{
    // Records that stand in for each other can double at each level.
    private const int Longest = 1 << 20;

    private readonly List<(SchemaField Field, JsonElement Value, string Where)> _all = [];
    private readonly Dictionary<SchemaField, int> _waiting = [];
    private readonly HashSet<SchemaField> _begun = [];

    /// <summary>Takes up the default of a field.</summary>
    public void Add(SchemaField field, JsonElement value, string where)
    {
        _waiting.Add(field, _all.Count);
        _all.Add((field, value, where));
    }

    /// <summary>Encodes them all.</summary>
    /// <exception cref="AvroSchemaException">A default is none of its field's type.</exception>
    public void EncodeAll()
    {
        foreach (var (field, _, _) in _all)
            Encode(field, depth: 0);
    }

    private void Encode(SchemaField field, int depth)
    {
        if (field.Default is not null || !_waiting.Remove(field, out var place))
            return;
        _begun.Add(field);
        var (_, value, where) = _all[place];
        var into = new AvroWriter();
        Write(value, field.Type, into, where, depth);
        field.Default = into.Written.ToArray();
    }

    private void Write(JsonElement value, SchemaNode type, AvroWriter into, string where, int depth, bool ofUnion = false)
    {
        if (depth == SchemaParser.Deepest)
            throw new AvroSchemaException($"{where}: the default is nested deeper than {SchemaParser.Deepest} levels");
        var fits = type.Type switch
        {
            AvroType.Null => value.ValueKind == JsonValueKind.Null,
            AvroType.Boolean => WriteBoolean(value, into),
            AvroType.Int => IsNumber(value) && value.TryGetInt32(out var number) && WriteLong(number, into),
            AvroType.Long => IsNumber(value) && value.TryGetInt64(out var number) && WriteLong(number, into),
            AvroType.Float => IsNumber(value) && WriteFloat((float)value.GetDouble(), into),
            AvroType.Double => IsNumber(value) && WriteDouble(value.GetDouble(), into),
            AvroType.String => value.ValueKind == JsonValueKind.String && WriteBytes(value.GetString()!, Encoding.UTF8, into),
            AvroType.Bytes => IsBytes(value) && WriteBytes(value.GetString()!, Encoding.Latin1, into),
            AvroType.Fixed => IsBytes(value) && WriteFixed(value.GetString()!, type.Size, into),
            AvroType.Enum => value.ValueKind == JsonValueKind.String && WriteEnum(value.GetString()!, type, into),
            AvroType.Array => value.ValueKind == JsonValueKind.Array && WriteArray(value, type, into, where, depth),
            AvroType.Map => value.ValueKind == JsonValueKind.Object && WriteMap(value, type, into, where, depth),
            AvroType.Record => value.ValueKind == JsonValueKind.Object && WriteRecord(value, type, into, where, depth),
            _ => WriteFirst(value, type, into, where, depth),
        };
        if (!fits)
            throw new AvroSchemaException($"{where}: the default {SchemaJson.Show(value)} is no {type}{(ofUnion ? ", which is the first branch of the union" : "")}");
        if (into.Length > Longest)
            throw new AvroSchemaException($"{where}: the default takes more than {Longest} bytes");
    }

    private static bool IsNumber(JsonElement value) => value.ValueKind == JsonValueKind.Number;

    private static bool IsBytes(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && !value.GetString()!.AsSpan().ContainsAnyExceptInRange('\0', '\u00FF');

    private static bool WriteBoolean(JsonElement value, AvroWriter into)
    {
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            return false;
        into.WriteBoolean(value.GetBoolean());
        return true;
    }

    private static bool WriteLong(long value, AvroWriter into)
    {
        into.WriteLong(value);
        return true;
    }

    private static bool WriteFloat(float value, AvroWriter into)
    {
        into.WriteFloat(value);
        return float.IsFinite(value);
    }

    private static bool WriteDouble(double value, AvroWriter into)
    {
        into.WriteDouble(value);
        return double.IsFinite(value);
    }

    private static bool WriteBytes(string value, Encoding encoding, AvroWriter into)
    {
        into.WriteBytes(encoding.GetBytes(value));
        return true;
    }

    private static bool WriteFixed(string value, int size, AvroWriter into)
    {
        into.WriteRaw(Encoding.Latin1.GetBytes(value));
        return value.Length == size;
    }

    private static bool WriteEnum(string value, SchemaNode type, AvroWriter into)
    {
        var place = Array.IndexOf(type.Symbols, value);
        into.WriteInt(place);
        return place >= 0;
    }

    private bool WriteArray(JsonElement value, SchemaNode type, AvroWriter into, string where, int depth)
    {
        into.BeginBlock(value.GetArrayLength());
        foreach (var item in value.EnumerateArray())
            Write(item, type.Item!, into, where, depth + 1);
        into.EndBlocks();
        return true;
    }

    private bool WriteMap(JsonElement value, SchemaNode type, AvroWriter into, string where, int depth)
    {
        into.BeginBlock(value.GetPropertyCount());
        foreach (var entry in value.EnumerateObject())
        {
            into.WriteString(entry.Name);
            Write(entry.Value, type.Item!, into, where, depth + 1);
        }

        into.EndBlocks();
        return true;
    }

    private bool WriteRecord(JsonElement value, SchemaNode type, AvroWriter into, string where, int depth)
    {
        foreach (var field in type.Fields)
        {
            if (value.TryGetProperty(field.Name, out var given))
            {
                Write(given, field.Type, into, where, depth + 1);
                continue;
            }

            Encode(field, depth + 1);
            if (field.Default is null)
            {
                var why = _begun.Contains(field) ? "whose own default leads back here" : "which has no default itself";
                throw new AvroSchemaException($"{where}: the default {SchemaJson.Show(value)} leaves out '{field.Name}', {why}");
            }

            into.WriteRaw(field.Default);
        }

        return true;
    }

    private bool WriteFirst(JsonElement value, SchemaNode type, AvroWriter into, string where, int depth)
    {
        if (type.Branches.Length == 0)
            return false;
        into.WriteUnion(0);
        Write(value, type.Branches[0], into, where, depth + 1, ofUnion: true);
        return true;
    }
}
