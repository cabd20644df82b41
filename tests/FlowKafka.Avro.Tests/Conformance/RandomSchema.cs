using System.Text.Json.Nodes;

namespace FlowKafka.Avro.Tests.Conformance;

/// <summary>Makes schemas by chance, the same for the same seed.</summary>
internal sealed class RandomSchema
{
    private const int Deepest = 4;

    private static readonly string[] Primitives = ["null", "boolean", "int", "long", "float", "double", "bytes", "string"];

    private readonly Random _random;
    private readonly List<string> _named = [];
    private readonly bool _withoutBytesOrText;
    private int _names;

    private RandomSchema(int seed, bool withoutBytesOrText)
    {
        _random = new(seed);
        _withoutBytesOrText = withoutBytesOrText;
    }

    /// <summary>Makes a schema.</summary>
    /// <param name="seed">The same gives the same.</param>
    /// <param name="withoutBytesOrText">True when no union has bytes and a string, each of which is read as the other.</param>
    internal static JsonNode Of(int seed, bool withoutBytesOrText = false)
    {
        var maker = new RandomSchema(seed, withoutBytesOrText);
        return seed % 8 == 0 ? maker.Type("", 0) : maker.Record("", 0);
    }

    /// <summary>A default for a type that is no reference to one.</summary>
    internal static JsonNode? Default(JsonNode type, Random random)
    {
        if (type is JsonArray branches)
            return Default(branches[0]!, random);
        var name = type is JsonObject ? type["type"]!.GetValue<string>() : type.GetValue<string>();
        return name switch
        {
            "null" => null,
            "boolean" => random.Next(2) == 0,
            "int" or "long" => random.Next(-1000, 1000),
            "float" or "double" => random.Next(-1000, 1000) + 0.5,
            "bytes" => new[] { "", "ab", "\u0001\u007F" }[random.Next(3)],
            "string" => new[] { "", "ab", "größer 🦆" }[random.Next(3)],
            "fixed" => new string('x', type["size"]!.GetValue<int>()),
            "enum" => type["symbols"]![0]!.GetValue<string>(),
            "array" => random.Next(2) == 0 ? new JsonArray() : new JsonArray(Default(type["items"]!, random)),
            "map" => random.Next(2) == 0 ? new JsonObject() : new JsonObject { ["k"] = Default(type["values"]!, random) },
            "record" or "error" => new JsonObject(type["fields"]!.AsArray().Select(field =>
                KeyValuePair.Create(field!["name"]!.GetValue<string>(), Default(field["type"]!, random)))),
            _ => throw new InvalidOperationException("The default of a reference is not to be made."),
        };
    }

    /// <summary>True for a type without a reference to another: one that a default can be made for.</summary>
    internal static bool IsClosed(JsonNode type) => type switch
    {
        JsonArray branches => branches.All(branch => IsClosed(branch!)),
        JsonObject => (type["items"] ?? type["values"]) is { } item
            ? IsClosed(item)
            : type["fields"] is not JsonArray fields || fields.All(field => IsClosed(field!["type"]!)),
        _ => Primitives.Contains(type.GetValue<string>()),
    };

    private JsonNode Type(string space, int depth, bool mayRefer = true) => _random.Next(depth < Deepest ? 16 : 8) switch
    {
        8 or 9 => Record(space, depth),
        10 => Enum(space),
        11 => Fixed(space),
        12 => new JsonObject { ["type"] = "array", ["items"] = Type(space, depth + 1) },
        13 => new JsonObject { ["type"] = "map", ["values"] = Type(space, depth + 1) },
        14 => Union(space, depth),
        15 when mayRefer && _named.Count > 0 => Reference(space),
        7 => new JsonObject { ["type"] = "string", ["avro.java.string"] = "String" },
        var primitive => Primitives[primitive % 8],
    };

    private JsonObject Record(string space, int depth)
    {
        var (record, inner) = Named("record", "Rec", ref space);
        var fields = new JsonArray();
        for (var i = _random.Next(depth == 0 ? 2 : 0, 6); i > 0; i--)
        {
            var type = Type(inner, depth + 1, mayRefer: false);
            var field = new JsonObject { ["name"] = $"f{i}", ["doc"] = "a \"field\"", ["type"] = type };
            if (_random.Next(3) == 0 && IsClosed(type))
                field["default"] = Default(type, _random);
            fields.Add(field);
        }

        if (_random.Next(4) == 0)
            fields.Add(new JsonObject { ["name"] = "again", ["type"] = new JsonArray("null", record["name"]!.GetValue<string>()) });
        record["fields"] = fields;
        return record;
    }

    private JsonObject Enum(string space)
    {
        var (type, _) = Named("enum", "Enu", ref space);
        type["symbols"] = new JsonArray([.. Enumerable.Range(0, _random.Next(1, 5)).Select(i => (JsonNode)$"S{i}")]);
        return type;
    }

    private JsonObject Fixed(string space)
    {
        var (type, _) = Named("fixed", "Fix", ref space);
        type["size"] = _random.Next(0, 20);
        return type;
    }

    /// <summary>Branches in the order of promotion, since python3-avro promotes also where the schemas are the same.</summary>
    private JsonArray Union(string space, int depth)
    {
        var union = new JsonArray();
        foreach (var primitive in Primitives)
        {
            if (_random.Next(3) == 0 && !(_withoutBytesOrText && primitive == "bytes"))
                union.Add((JsonNode)primitive);
        }

        if (_random.Next(2) == 0)
            union.Add((JsonNode)Record(space, depth + 1));
        if (_random.Next(3) == 0)
            union.Add((JsonNode)Enum(space));
        if (_random.Next(3) == 0)
            union.Add(new JsonObject { ["type"] = "array", ["items"] = Type(space, depth + 1) });
        if (union.Count == 0)
            union.Add((JsonNode)"null");
        return union;
    }

    private JsonNode Reference(string space)
    {
        var name = _named[_random.Next(_named.Count)];
        var dot = name.LastIndexOf('.');
        return dot > 0 && name[..dot] == space && _random.Next(2) == 0 ? name[(dot + 1)..] : name;
    }

    /// <summary>A named type; its name differs from all others also without its namespace, and is no part of another's.</summary>
    private (JsonObject Type, string Space) Named(string type, string prefix, ref string space)
    {
        var name = $"{prefix}{_names++:000}";
        var node = new JsonObject { ["type"] = type, ["name"] = name };
        switch (_random.Next(3))
        {
            case 0:
                space = "one.space";
                node["namespace"] = space;
                break;
            case 1:
                space = "other_space";
                node["name"] = $"{space}.{name}";
                break;
        }

        if (type != "record")
            _named.Add(space.Length > 0 ? $"{space}.{name}" : name);
        return (node, space);
    }
}
