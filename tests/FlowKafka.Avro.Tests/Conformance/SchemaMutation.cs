using System.Text.Json.Nodes;

namespace FlowKafka.Avro.Tests.Conformance;

/// <summary>
/// Makes of a writer's schema a reader's that resolves with it, by chance. What one implementation does otherwise than
/// the specification says is left out for it:
/// python3-avro 1.11 has no string for bytes and no bytes for a string, no aliases, no defaults of enums; it wants
/// items to be of the same type, names to be the same with their namespace, and a union where the writer has one.
/// avsc 5.7 refuses a writer's union at once when a branch of it can't be read, not when that branch is met, and takes
/// from a reader's union the first branch that resolves to its depth.
/// </summary>
internal sealed class SchemaMutation
{
    private readonly Random _random;
    private readonly bool _isPython;
    private readonly List<(string From, string To)> _renamed = [];

    private SchemaMutation(int seed, bool isPython)
    {
        _random = new(seed);
        _isPython = isPython;
    }

    /// <summary>Makes a reader's schema.</summary>
    internal static string Of(JsonNode writer, int seed, bool isPython)
    {
        var mutation = new SchemaMutation(seed, isPython);
        var text = mutation.Type(writer.DeepClone(), isItem: false).ToJsonString();
        foreach (var (from, to) in mutation._renamed)
            text = text.Replace(from, to, StringComparison.Ordinal);
        if (!isPython && seed % 3 == 0)
            text = text.Replace("one.space", "quite.another", StringComparison.Ordinal);
        return text.Replace("OLD", "Rec", StringComparison.Ordinal);
    }

    private bool Chance(int of) => _random.Next(of) == 0;

    private JsonNode Type(JsonNode type, bool isItem)
    {
        var changed = type switch
        {
            JsonArray union => Union(union),
            JsonObject named => Object(named, isItem),
            _ => Primitive(type.GetValue<string>(), isItem),
        };
        if (changed is JsonArray || (_isPython && isItem) || !Chance(6))
            return changed;
        return changed is JsonValue name && name.GetValue<string>() == "null" ? changed : new JsonArray("null", changed);
    }

    private JsonNode Primitive(string name, bool isItem)
    {
        if ((_isPython && isItem) || !Chance(3))
            return name;
        string[] wider = (name, _isPython) switch
        {
            ("int", _) => ["long", "float", "double"],
            ("long", _) => ["float", "double"],
            ("float", _) => ["double"],
            ("string", false) => ["bytes"],
            ("bytes", false) => ["string"],
            _ => [name],
        };
        return wider[_random.Next(wider.Length)];
    }

    private JsonNode Object(JsonObject type, bool isItem)
    {
        foreach (var inner in new[] { "items", "values" })
        {
            if (type[inner] is { } item)
            {
                type.Remove(inner);
                type[inner] = Type(item, isItem: true);
                return type;
            }
        }

        switch (type["type"]!.GetValue<string>())
        {
            case "record":
                return Record(type);
            case "enum":
                return Enum(type);
            case "string":
                return Primitive("string", isItem);
            default:
                return type;
        }
    }

    private JsonObject Record(JsonObject record)
    {
        var fields = record["fields"]!.AsArray().Select(field => field!.DeepClone().AsObject()).ToList();
        record.Remove("fields");
        if (!_isPython && Chance(4))
            Rename(record);
        if (fields.Count > 1 && Chance(4))
        {
            // A definition that is gone with its field is missing where it is named again: only fields without one go.
            var place = _random.Next(fields.Count);
            if (RandomSchema.IsClosed(fields[place]["type"]!) && !Defines(fields[place]["type"]!))
                fields.RemoveAt(place);
        }

        foreach (var field in fields)
        {
            var type = field["type"]!;
            field.Remove("type");
            field.Remove("default");
            field["type"] = Type(type, isItem: false);
            if (!_isPython && Chance(5))
            {
                field["aliases"] = new JsonArray("unknown", field["name"]!.GetValue<string>());
                field["name"] = "new_" + field["name"]!.GetValue<string>();
            }
        }

        if (Chance(2))
        {
            JsonNode[] types = ["long", "double", "string", "bytes", new JsonArray("null", "int"), new JsonObject { ["type"] = "array", ["items"] = "int" }];
            var type = types[_random.Next(types.Length)];
            fields.Insert(_random.Next(fields.Count + 1), new JsonObject
            {
                ["name"] = "added",
                ["type"] = type,
                ["default"] = RandomSchema.Default(type, _random),
            });
        }

        if (Chance(3) && !fields.Exists(field => Defines(field["type"]!)))
            fields.Reverse();
        record["fields"] = new JsonArray([.. fields]);
        return record;
    }

    /// <summary>The new name takes the place of the old in the whole text, but for the alias.</summary>
    private void Rename(JsonObject record)
    {
        var name = record["name"]!.GetValue<string>().Split('.')[^1];
        record["aliases"] = new JsonArray("Nobody", name.Replace("Rec", "OLD", StringComparison.Ordinal));
        _renamed.Add((name, "New" + name["Rec".Length..]));
    }

    private JsonObject Enum(JsonObject type)
    {
        var symbols = type["symbols"]!.AsArray();
        if (Chance(2))
            symbols.Insert(_random.Next(symbols.Count + 1), "ADDED");
        if (!_isPython && Chance(3) && symbols.Count > 1)
        {
            symbols.RemoveAt(0);
            type["default"] = symbols[^1]!.GetValue<string>();
        }

        return type;
    }

    private JsonArray Union(JsonArray union)
    {
        var branches = union.Select(branch => branch!.DeepClone()).ToList();

        // Branches in another order, with one more; one less for python3-avro, which fails when it is met.
        if (_isPython && branches.Count > 1 && Chance(3) && branches[^1] is JsonValue)
            branches.RemoveAt(branches.Count - 1);
        if (!branches.Exists(Defines) && Chance(2))
            branches.Reverse();
        if (Chance(3) && !branches.Exists(branch => branch is JsonObject of && of["type"]!.GetValue<string>() == "map"))
            branches.Insert(_random.Next(branches.Count + 1), new JsonObject { ["type"] = "map", ["values"] = "int" });
        for (var i = 0; i < branches.Count; i++)
        {
            if (branches[i] is JsonObject of && of["type"]!.GetValue<string>() is "record" or "enum")
                branches[i] = Object(branches[i].AsObject(), isItem: false);
        }

        return new([.. branches]);
    }

    private static bool Defines(JsonNode type) => type switch
    {
        JsonArray branches => branches.Any(branch => Defines(branch!)),
        JsonObject of => of["name"] is not null || ((of["items"] ?? of["values"]) is { } item && Defines(item)),
        _ => false,
    };
}
