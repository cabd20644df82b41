using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FlowKafka.Avro.Tests.Conformance;

namespace FlowKafka.Avro.Tests;

/// <summary>What we write other implementations read, and the other way round, for schemas and data made by chance.</summary>
public sealed partial class ConformanceTests
{
    private const int Schemas = 300;
    private const int Data = 5;

    [Fact]
    public void Data_AsPythonReadsAndWritesThem_AreTheSame() => AssertSame(ReferenceAvro.Python);

    [Fact]
    public void Data_AsAvscReadsAndWritesThem_AreTheSame() => AssertSame(ReferenceAvro.Avsc);

    [Theory]
    [InlineData("null")]
    [InlineData("deflate")]
    public void Containers_AsPythonWritesThem_AreRead(string codec)
    {
        if (!ReferenceAvro.Python.IsThere())
            return;
        const int Files = 40;
        var cases = new JsonArray();
        for (var seed = 0; seed < Files; seed++)
        {
            var schema = AvroSchema.Parse(RandomSchema.Of(seed).ToJsonString());
            var data = new JsonArray();
            for (var i = 0; i < seed; i++)
            {
                var into = new AvroWriter();
                new RandomDatum(i).Write(schema.Root, into);
                data.Add(Convert.ToHexStringLower(into.Written));
            }

            cases.Add(new JsonObject { ["writer"] = schema.Json, ["reader"] = null, ["data"] = data, ["codec"] = codec });
        }

        var answers = ReferenceAvro.Python.Answer(cases);

        for (var seed = 0; seed < Files; seed++)
        {
            var file = Convert.FromHexString(answers[seed]!["container"]!.GetValue<string>());
            using var reader = AvroContainerReader.Open(new MemoryStream(file));
            Assert.Equal(AvroSchema.Parse(cases[seed]!["writer"]!.GetValue<string>()).Canonical, reader.Schema.Canonical);
            var skip = AvroProjection.Of(reader.Schema, null, []);
            var count = 0;
            while (reader.ReadBlock())
            {
                var data = reader.Data;
                for (var i = 0; i < reader.Count; i++)
                {
                    var expected = cases[seed]!["data"]![count++]!.GetValue<string>();
                    var datum = DatumText.Read(reader.Schema.Root, Convert.FromHexString(expected));
                    var length = skip.Read(data, []);
                    AssertEqual(datum, DatumText.Read(reader.Schema.Root, data[..length]), reader.Schema.Json);
                    data = data[length..];
                }

                Assert.True(data.IsEmpty);
            }

            Assert.Equal(seed, count);
        }
    }

    private static void AssertSame(ReferenceAvro reference)
    {
        if (!reference.IsThere())
            return;
        var cases = new JsonArray();
        var schemas = new List<AvroSchema>();
        var values = new List<JsonNode?[]>();
        for (var seed = 0; seed < Schemas; seed++)
        {
            var schema = AvroSchema.Parse(RandomSchema.Of(seed).ToJsonString());
            var random = new RandomDatum(seed);
            var data = new JsonArray();
            var shown = new JsonNode?[Data];
            for (var i = 0; i < Data; i++)
            {
                var into = new AvroWriter();
                shown[i] = random.Write(schema.Root, into);
                AssertEqual(shown[i], DatumText.Read(schema.Root, into.Written), schema.Json);
                data.Add(Convert.ToHexStringLower(into.Written));
            }

            schemas.Add(schema);
            values.Add(shown);
            cases.Add(new JsonObject { ["writer"] = schema.Json, ["reader"] = null, ["data"] = data });
        }

        var answers = reference.Answer(cases);

        for (var i = 0; i < Schemas; i++)
        {
            var answer = answers[i]!;
            Assert.True(answer["error"] is null, $"{schemas[i].Json}: {answer["error"]}");
            AssertCanonical(schemas[i], answer);
            for (var j = 0; j < Data; j++)
            {
                var datum = answer["data"]![j]!;
                Assert.True(datum["error"] is null, $"{schemas[i].Json}: {datum["error"]}");
                AssertEqual(values[i][j], datum["value"], schemas[i].Json);
                AssertEqual(values[i][j], DatumText.Read(schemas[i].Root, Convert.FromHexString(datum["written"]!.GetValue<string>())), schemas[i].Json);
            }
        }
    }

    /// <summary>
    /// python3-avro leaves a primitive type an object when it has an attribute of its own, against [PRIMITIVES], and
    /// writes a fixed out wherever it is named.
    /// </summary>
    private static void AssertCanonical(AvroSchema schema, JsonNode answer)
    {
        var form = answer["canonical"]!.GetValue<string>();
        var seen = new HashSet<string>();
        var mended = form.Replace("""{"type":"string"}""", "\"string\"", StringComparison.Ordinal);
        mended = WholeFixed().Replace(mended, match => seen.Add(match.Value) ? match.Value : match.Groups[1].Value);
        Assert.Equal(mended, schema.Canonical);
        if (answer["fingerprint"] is { } fingerprint && form == mended)
            Assert.Equal(fingerprint.GetValue<string>(), schema.Fingerprint.ToString("x16", CultureInfo.InvariantCulture));
    }

    [GeneratedRegex("""\{"name":("[^"]*"),"type":"fixed","size":[0-9]+\}""")]
    private static partial Regex WholeFixed();

    private static void AssertEqual(JsonNode? expected, JsonNode? actual, string schema)
    {
        if (!JsonNode.DeepEquals(expected, actual))
            Assert.Fail($"{schema}: {expected?.ToJsonString() ?? "null"} is not {actual?.ToJsonString() ?? "null"}");
    }
}
