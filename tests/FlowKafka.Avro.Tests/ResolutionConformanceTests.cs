using System.Text.Json.Nodes;
using FlowKafka.Avro.Tests.Conformance;

namespace FlowKafka.Avro.Tests;

/// <summary>Data of one schema read as another, by chance, are the same for other implementations.</summary>
public sealed class ResolutionConformanceTests
{
    private const int Pairs = 400;
    private const int Data = 4;

    [Fact]
    public void Transcode_OfPairsOfSchemas_GivesWhatPythonReads() => AssertSame(ReferenceAvro.Python, isPython: true);

    [Fact]
    public void Transcode_OfPairsOfSchemas_GivesWhatAvscReads() => AssertSame(ReferenceAvro.Avsc, isPython: false);

    private static void AssertSame(ReferenceAvro reference, bool isPython)
    {
        if (!reference.IsThere())
            return;
        var cases = new JsonArray();
        var pairs = new List<Pair>();
        for (var seed = 1000; seed < 1000 + Pairs; seed++)
        {
            var json = RandomSchema.Of(seed, withoutBytesOrText: isPython);
            var pair = new Pair(AvroSchema.Parse(json.ToJsonString()), AvroSchema.Parse(SchemaMutation.Of(json, seed, isPython)), []);
            var random = new RandomDatum(seed);
            for (var i = 0; i < Data; i++)
            {
                var into = new AvroWriter();
                random.Write(pair.Writer.Root, into);
                pair.Data.Add(into.Written.ToArray());
            }

            pairs.Add(pair);
            cases.Add(new JsonObject
            {
                ["writer"] = pair.Writer.Json,
                ["reader"] = pair.Reader.Json,
                ["data"] = new JsonArray([.. pair.Data.Select(data => (JsonNode)Convert.ToHexStringLower(data))]),
            });
        }

        var answers = reference.Answer(cases);

        var failed = 0;
        var changed = 0;
        for (var i = 0; i < Pairs; i++)
        {
            var answer = answers[i]!;
            Assert.True(answer["error"] is null, $"{pairs[i]}: {answer["error"]}");
            for (var j = 0; j < Data; j++)
            {
                var expected = answer["data"]![j]!;
                var actual = Transcode(pairs[i], pairs[i].Data[j]);
                if (expected["error"] is not null && actual is null)
                    failed++;
                else if (expected["error"] is not null || actual is null || !JsonNode.DeepEquals(expected["value"], DatumText.Read(pairs[i].Reader.Root, actual)))
                    Assert.Fail($"{pairs[i]}: {Convert.ToHexString(pairs[i].Data[j])} is {expected.ToJsonString()}, not {(actual is null ? "failed" : DatumText.Read(pairs[i].Reader.Root, actual)?.ToJsonString())}");
                else if (!actual.AsSpan().SequenceEqual(pairs[i].Data[j]))
                    changed++;
                if (actual is not null)
                    AssertProjected(pairs[i], pairs[i].Data[j], actual);
            }
        }

        // The pairs are worth something only when resolution does, and some of Python's fail.
        Assert.InRange(changed, Pairs, Pairs * Data);
        Assert.InRange(failed, isPython ? 5 : 0, isPython ? Pairs / 2 : 0);
    }

    private static byte[]? Transcode(Pair pair, byte[] data)
    {
        var into = new AvroWriter();
        try
        {
            Assert.Equal(data.Length, ResolvedSchema.Of(pair.Writer, pair.Reader).Transcode(data, into));
            return into.Written.ToArray();
        }
        catch (AvroFormatException)
        {
            return null;
        }
    }

    /// <summary>A projection of what was written is a projection of what was transcoded.</summary>
    private static void AssertProjected(Pair pair, byte[] data, byte[] transcoded)
    {
        var paths = new List<string>();
        AddPaths(pair.Reader.Root, "", paths);
        var expected = new AvroValue[paths.Count];
        var actual = new AvroValue[paths.Count];
        Assert.Equal(transcoded.Length, AvroProjection.Of(pair.Reader, null, paths).Read(transcoded, expected));
        Assert.Equal(data.Length, AvroProjection.Of(pair.Writer, pair.Reader, paths).Read(data, actual));
        for (var i = 0; i < paths.Count; i++)
        {
            Assert.Equal((expected[i].Kind, expected[i].Long, expected[i].Double), (actual[i].Kind, actual[i].Long, actual[i].Double));
            Assert.Equal(expected[i].Bytes(transcoded), actual[i].Bytes(data));
        }
    }

    private static void AddPaths(SchemaNode schema, string prefix, List<string> paths, int depth = 0)
    {
        foreach (var field in schema.Fields)
        {
            var path = prefix + field.Name;
            var others = Array.FindAll(field.Type.Branches, branch => branch.Type != AvroType.Null);
            var inner = others.Length == 1 ? others[0] : field.Type;
            if (inner.Type == AvroType.Record && depth < 3)
                AddPaths(inner, path + ".", paths, depth + 1);
            else if (!inner.Branches.Append(inner).Any(branch => branch.Type is AvroType.Record or AvroType.Array or AvroType.Map))
                paths.Add(path);
        }
    }

    private sealed record Pair(AvroSchema Writer, AvroSchema Reader, List<byte[]> Data)
    {
        public override string ToString() => $"{Writer.Json} as {Reader.Json}";
    }
}
