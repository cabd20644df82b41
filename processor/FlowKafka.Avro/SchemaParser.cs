using System.Text.Json;

namespace FlowKafka.Avro;

/// <summary>Makes nodes of a schema in JSON, and refuses what the specification does.</summary>
internal sealed class SchemaParser
{
    /// <summary>How deep types may be nested in the text.</summary>
    public const int Deepest = 64;

    private readonly Dictionary<string, SchemaNode> _named = new(StringComparer.Ordinal);
    private readonly DefaultEncoder _defaults = new();

    private SchemaParser()
    {
    }

    /// <summary>Parses a schema.</summary>
    /// <exception cref="AvroSchemaException">It is no schema.</exception>
    public static SchemaNode Parse(JsonElement json)
    {
        var parser = new SchemaParser();
        var root = parser.Type(json, space: "", where: "the schema", depth: 0);
        parser._defaults.EncodeAll();
        return root;
    }

    private SchemaNode Type(JsonElement json, string space, string where, int depth)
    {
        if (depth == Deepest)
            throw new AvroSchemaException($"{where}: types are nested deeper than {Deepest} levels");
        return json.ValueKind switch
        {
            JsonValueKind.String => Named(json.GetString()!, space, where, logicalType: null),
            JsonValueKind.Array => Union(json, space, where, depth),
            JsonValueKind.Object => Object(json, space, where, depth),
            _ => throw new AvroSchemaException($"{where}: a type is a string, an object or a list, not {SchemaJson.Show(json)}"),
        };
    }

    /// <summary>A primitive type, or what was defined before under a name.</summary>
    private SchemaNode Named(string name, string space, string where, string? logicalType)
    {
        if (AvroTypeNames.TryPrimitive(name, out var type))
            return new(type) { LogicalType = logicalType, Smallest = SmallestOf(type) };

        // The Java library writes a type of the null namespace without one inside of a namespace too.
        return _named.TryGetValue(SchemaName.Full(name, space), out var node) || _named.TryGetValue(name, out node)
            ? node
            : throw new AvroSchemaException($"{where}: there is no type '{name}'");
    }

    private SchemaNode Object(JsonElement json, string space, string where, int depth)
    {
        var type = SchemaJson.Value(json, "type", where);
        if (type.ValueKind != JsonValueKind.String)
            return Type(type, space, where, depth + 1);
        var logicalType = json.TryGetProperty("logicalType", out var logical) && logical.ValueKind == JsonValueKind.String
            ? logical.GetString()
            : null;
        var name = type.GetString()!;
        return name switch
        {
            "record" or "error" => Record(json, space, where, depth, isError: name == "error"),
            "enum" => Enum(json, space, where),
            "fixed" => Fixed(json, space, where, logicalType),
            "array" => new(AvroType.Array)
            {
                Item = Type(SchemaJson.Value(json, "items", where), space, where + "[]", depth + 1),
                LogicalType = logicalType,
                Smallest = 1,
            },
            "map" => new(AvroType.Map)
            {
                Item = Type(SchemaJson.Value(json, "values", where), space, where + "{}", depth + 1),
                LogicalType = logicalType,
                Smallest = 1,
            },
            _ => Named(name, space, where, logicalType),
        };
    }

    private SchemaNode Union(JsonElement json, string space, string where, int depth)
    {
        var branches = new SchemaNode[json.GetArrayLength()];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var count = 0;
        foreach (var item in json.EnumerateArray())
        {
            var branch = Type(item, space, where, depth + 1);
            if (branch.Type == AvroType.Union)
                throw new AvroSchemaException($"{where}: a union holds another union");
            if (!seen.Add(branch.Type.IsNamed() ? branch.Name : branch.Type.Name()))
                throw new AvroSchemaException($"{where}: a union holds {branch} twice");
            branches[count++] = branch;
        }

        return new(AvroType.Union) { Branches = branches, Smallest = 1 };
    }

    private SchemaNode Record(JsonElement json, string space, string where, int depth, bool isError)
    {
        var name = Name(json, space, where);
        var record = new SchemaNode(AvroType.Record) { Name = name, Aliases = Aliases(json, name), IsError = isError };
        Define(record);
        var list = SchemaJson.List(json, "fields", name);
        var fields = new SchemaField[list.GetArrayLength()];
        var names = new HashSet<string>(StringComparer.Ordinal);
        var count = 0;
        long smallest = 0;
        foreach (var item in list.EnumerateArray())
        {
            var field = Field(item, name, depth);
            if (!names.Add(field.Name))
                throw new AvroSchemaException($"{name}: two fields have the name '{field.Name}'");
            fields[count++] = field;
            smallest += field.Type.Smallest;
        }

        record.Fields = fields;
        record.Smallest = (int)Math.Min(smallest, int.MaxValue);
        return record;
    }

    private SchemaField Field(JsonElement json, string record, int depth)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new AvroSchemaException($"{record}: a field is an object, not {SchemaJson.Show(json)}");
        var name = SchemaJson.Text(json, "name", $"a field of {record}");
        if (!SchemaName.IsName(name))
            throw new AvroSchemaException($"{record}: '{name}' is no name of a field");
        var where = $"{record}.{name}";
        var aliases = SchemaJson.OptionalTexts(json, "aliases", where);
        if (Array.Find(aliases, alias => !SchemaName.IsName(alias)) is { } wrong)
            throw new AvroSchemaException($"{where}: the alias '{wrong}' is no name of a field");
        var type = Type(SchemaJson.Value(json, "type", where), SchemaName.Space(record), where, depth + 1);
        var field = new SchemaField(name, type, aliases);
        if (json.TryGetProperty("default", out var given))
            _defaults.Add(field, given, where);
        return field;
    }

    private SchemaNode Enum(JsonElement json, string space, string where)
    {
        var name = Name(json, space, where);
        var symbols = SchemaJson.Texts(json, "symbols", name);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var symbol in symbols)
        {
            if (!SchemaName.IsName(symbol))
                throw new AvroSchemaException($"{name}: '{symbol}' is no symbol");
            if (!seen.Add(symbol))
                throw new AvroSchemaException($"{name}: the symbol '{symbol}' is there twice");
        }

        var given = SchemaJson.OptionalText(json, "default", name);
        var place = given is null ? -1 : Array.IndexOf(symbols, given);
        if (given is not null && place < 0)
            throw new AvroSchemaException($"{name}: the default '{given}' is none of the symbols");
        var node = new SchemaNode(AvroType.Enum)
        {
            Name = name,
            Aliases = Aliases(json, name),
            Symbols = symbols,
            DefaultSymbol = place,
            Smallest = 1,
        };
        Define(node);
        return node;
    }

    private SchemaNode Fixed(JsonElement json, string space, string where, string? logicalType)
    {
        var name = Name(json, space, where);
        var given = SchemaJson.Value(json, "size", name);
        if (given.ValueKind != JsonValueKind.Number || !given.TryGetInt32(out var size) || size < 0)
            throw new AvroSchemaException($"{name}: the size {SchemaJson.Show(given)} is no number of bytes");
        var node = new SchemaNode(AvroType.Fixed)
        {
            Name = name,
            Aliases = Aliases(json, name),
            Size = size,
            LogicalType = logicalType,
            Smallest = size,
        };
        Define(node);
        return node;
    }

    private void Define(SchemaNode node)
    {
        if (!_named.TryAdd(node.Name, node))
            throw new AvroSchemaException($"{node.Name}: the name is defined twice");
    }

    private static string Name(JsonElement json, string space, string where)
    {
        var name = SchemaJson.Text(json, "name", where);
        if (!name.Contains('.', StringComparison.Ordinal))
        {
            space = SchemaJson.OptionalText(json, "namespace", where) ?? space;
            if (space.Length > 0 && !SchemaName.IsFullName(space))
                throw new AvroSchemaException($"{where}: '{space}' is no namespace");
        }

        if (!SchemaName.IsFullName(name))
            throw new AvroSchemaException($"{where}: '{name}' is no name of a type");
        if (AvroTypeNames.TryPrimitive(SchemaName.Unqualified(name).ToString(), out _))
            throw new AvroSchemaException($"{where}: '{name}' is the name of a primitive type");
        return SchemaName.Full(name, space);
    }

    private static string[] Aliases(JsonElement json, string name)
    {
        var aliases = SchemaJson.OptionalTexts(json, "aliases", name);
        if (Array.Find(aliases, alias => !SchemaName.IsFullName(alias)) is { } wrong)
            throw new AvroSchemaException($"{name}: the alias '{wrong}' is no name of a type");
        return Array.ConvertAll(aliases, alias => SchemaName.Full(alias, SchemaName.Space(name)));
    }

    private static int SmallestOf(AvroType type) => type switch
    {
        AvroType.Null => 0,
        AvroType.Float => sizeof(float),
        AvroType.Double => sizeof(double),
        _ => 1,
    };
}
