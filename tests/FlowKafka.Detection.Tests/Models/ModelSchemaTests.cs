using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FlowKafka.Detection.Models;
using FlowKafka.Geometry;
using FlowKafka.Processor.Tests;
using Xunit;

namespace FlowKafka.Detection.Tests.Models;

/// <summary>schemas/model.schema.json says what the writer writes.</summary>
public sealed class ModelSchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryFolder.Root, "schemas", "model.schema.json")))!;

    private static readonly Model Model = new()
    {
        Name = "xmr",
        WindowSize = TimeSpan.FromMinutes(10),
        Bars =
        [
            new()
            {
                Points = 12,
                Companions = [new("coverage", 0.7, null), new("volume", null, 9)],
                Shape = new([new("volume", 1), new("packet-ratio", null)], 0.25, ModelHull.Of(ConvexHull.Of([0, 0, 1, 0, 0, 1], 2))),
                Evidence = new(9, 10, 1, 1000),
            },
            new() { Points = 3 },
        ],
        Hulls = BoxModel.Of().Hulls,
        TrainedOn = new("", true, [new("a.log", 1, 25)]),
        Evaluation = new(0.9, 0.0001, "flowkafka evaluate"),
    };

    public static TheoryData<string> Shipped =>
        [.. Directory.GetFiles(Path.Combine(RepositoryFolder.Root, "models"), "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static JsonNode Written()
    {
        using var stream = new MemoryStream();
        Model.Save(stream);
        return JsonNode.Parse(stream.ToArray())!;
    }

    [Fact]
    public void Schema_OfAModelThatWasWritten_HasNoFault() => Assert.Empty(Faults(Schema, Written(), ""));

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Schema_OfAShippedModel_HasNoFault(string name) =>
        Assert.Empty(Faults(Schema, JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryFolder.Root, "models", name))), ""));

    [Fact]
    public void Schema_OfWhatTheReaderRefuses_HasAFaultThere()
    {
        Assert.Equal([""], FaultsAfter(model => model.AsObject().Remove("bars")));
        Assert.Equal(["/bars/0"], FaultsAfter(model => model["bars"]![0]!["colour"] = 1));
        Assert.Equal(["/schemaVersion"], FaultsAfter(model => model["schemaVersion"] = 3));
        Assert.Equal(["/version"], FaultsAfter(model => model["version"] = "1"));
        Assert.Equal(["/space"], FaultsAfter(model => model["space"]!["name"] = "log"));
        Assert.Equal(["/bars/1/points"], FaultsAfter(model => model["bars"]![1]!["points"] = 0));
        Assert.Equal(["/bars/0/companions/0/minimum"], FaultsAfter(model => model["bars"]![0]!["companions"]![0]!["minimum"] = "0.7"));
        Assert.Equal(["/bars/0/shape"], FaultsAfter(model => model["bars"]![0]!["shape"]!["axes"]!.AsArray().RemoveAt(0)));
        Assert.Equal(["/hulls"], FaultsAfter(model => model["hulls"] = new JsonArray()));
    }

    private static IEnumerable<string> FaultsAfter(Action<JsonNode> change)
    {
        var model = Written();
        change(model);
        return Faults(Schema, JsonNode.Parse(model.ToJsonString()), "");
    }

    // The words of JSON Schema that the file uses, and no others.
    private static IEnumerable<string> Faults(JsonNode schema, JsonNode? value, string path)
    {
        foreach (var (word, rule) in schema.AsObject())
        {
            var isFine = (word, rule) switch
            {
                ("$schema" or "$id" or "title" or "description" or "$defs" or "format" or "properties" or "items" or "$ref", _) => true,
                ("type", JsonArray types) => types.Any(type => IsOf(value, (string)type!)),
                ("type", _) => IsOf(value, (string)rule!),
                ("const", _) => JsonNode.DeepEquals(rule, value),
                ("enum", JsonArray values) => values.Any(one => JsonNode.DeepEquals(one, value)),
                ("pattern", _) => Regex.IsMatch((string)value!, (string)rule!),
                ("minLength", _) => ((string)value!).Length >= (int)rule!,
                ("minimum", _) => value is null || value.GetValueKind() != JsonValueKind.Number || (double)value >= (double)rule!,
                ("exclusiveMinimum", _) => (double)value! > (double)rule!,
                ("maximum", _) => value is null || value.GetValueKind() != JsonValueKind.Number || (double)value <= (double)rule!,
                ("minItems", _) => value!.AsArray().Count >= (int)rule!,
                ("maxItems", _) => value!.AsArray().Count <= (int)rule!,
                ("required", JsonArray names) => names.Select(name => (string)name!).SequenceEqual(value!.AsObject().Select(p => p.Key).Where(key => names.Any(n => (string)n! == key))),
                ("additionalProperties", _) => value!.AsObject().All(p => schema["properties"]!.AsObject().ContainsKey(p.Key)),
                ("anyOf", JsonArray branches) => branches.Any(branch => !BranchFaults(branch!, value, path).Any()),
                ("oneOf", JsonArray branches) => branches.Count(branch => !BranchFaults(branch!, value, path).Any()) == 1,
                _ => throw new InvalidOperationException($"{word} is no word that this test knows."),
            };
            if (!isFine)
                return [path];
        }

        var inner = schema["$ref"] is { } reference ? Faults(Schema["$defs"]![((string)reference!)["#/$defs/".Length..]]!, value, path) : [];
        if (schema["properties"] is JsonObject properties)
            inner = inner.Concat(properties.Where(p => value!.AsObject().ContainsKey(p.Key)).SelectMany(p => Faults(p.Value!, value![p.Key], $"{path}/{p.Key}")));
        if (schema["items"] is { } items)
            inner = inner.Concat(value!.AsArray().SelectMany((item, i) => Faults(items, item, $"{path}/{i}")));
        return [.. inner];
    }

    // A branch for another type asks nothing of the value.
    private static IEnumerable<string> BranchFaults(JsonNode branch, JsonNode? value, string path) =>
        branch["type"] is JsonValue type && !IsOf(value, (string)type!) ? [path] : Faults(branch, value, path);

    private static bool IsOf(JsonNode? value, string type) => (type, value?.GetValueKind()) switch
    {
        ("null", null) => true,
        ("object", JsonValueKind.Object) => true,
        ("array", JsonValueKind.Array) => true,
        ("string", JsonValueKind.String) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => (double)value! == Math.Floor((double)value!),
        _ => false,
    };
}
