using System.Text;
using System.Text.Json;

using FlowKafka.Flows.Tests.Fuzz;

using FsCheck;
using FsCheck.Fluent;

using Xunit;

namespace FlowKafka.Flows.Tests.Formats;

public class JsonFieldMapTests
{
    private static readonly string[] Documents =
    [
        """{"a":1,"bb":"two","c":{"d":[1,2.5e-3,{"e":null}],"d2":{}},"a long name, of more than sixteen bytes":true,"f":-0.0E+10}""",
        """ {"c" : { "d" : "x\"\\\/\b\f\n\r\t\u00e9" } , "bb" : "a string that is longer than one vector of thirty-two bytes" } """,
        """{"c":[],"":"","a":[[[[]]]],"a":{"a":{"a":{}}},"bb":false,"z1":"1","z2":"2"}""",
    ];

    private static readonly string[] Paths = ["a", "bb", "c/d", "a long name, of more than sixteen bytes", "c/e"];

    [Fact]
    public void Read_AnyDocument_EndsWhereTheReaderOfTheFrameworkEnds()
    {
        var mutator = new Mutator(seed: 31_415, [.. Documents.Select(Encoding.UTF8.GetBytes)]);
        var map = Map();
        var ends = new int[3];
        for (var run = 0; run < 200_000; run++)
        {
            var data = mutator.Next().AsSpan().TrimStart((byte)' ').ToArray();
            if (data is not [(byte)'{', ..])
                continue;
            var fields = new RecordFields(Paths.Length);
            var end = map.Read(data, fields, out var length);
            var expected = EndByReader(data, out var expectedLength, out var expectedFields);

            if (end != expected || length != expectedLength)
                Assert.Fail($"{end} at {length}, not {expected} at {expectedLength}: {Encoding.Latin1.GetString(data)}");
            if (end == JsonEnd.Whole)
                Assert.Equal(expectedFields, Enumerable.Range(0, Paths.Length).Select(f => Text(fields, data, f)));
            ends[(int)end]++;
        }

        Assert.All(ends, count => Assert.True(count > 10_000));
    }

    [Fact]
    public void Read_AnyPrefixOfADocument_IsShort()
    {
        foreach (var document in Documents)
        {
            var data = Encoding.UTF8.GetBytes(document.Trim());
            for (var length = 0; length < data.Length; length++)
                Assert.Equal(JsonEnd.Short, Map().Read(data.AsSpan(0, length), new RecordFields(Paths.Length), out _));
            Assert.Equal(JsonEnd.Whole, Map().Read(data, new RecordFields(Paths.Length), out var whole));
            Assert.Equal(data.Length, whole);
        }
    }

    [Fact]
    public void Read_NamesInAnyOrderAndNumber_FindsTheFieldsOfEachDocument() =>
        Prop.ForAll(Gen.Choose(0, 200).Select(n => $"n{n}").ListOf().ListOf().ToArbitrary(), lists =>
        {
            var map = new JsonFieldMap();
            for (var field = 0; field < 20; field++)
                map.Add($"n{field}", field);
            var fields = new RecordFields(20);
            foreach (var names in lists)
            {
                var data = Encoding.UTF8.GetBytes("{" + string.Join(',', names.Select((name, i) => $"\"{name}\":{i}")) + "}");
                Assert.Equal(JsonEnd.Whole, map.Read(data, fields, out _));
                for (var field = 0; field < 20; field++)
                {
                    var last = names.LastIndexOf($"n{field}");
                    Assert.Equal(last < 0 ? "" : $"{last}", Encoding.ASCII.GetString(fields.Text(data, field)));
                }
            }
        }).Check(RandomLines.Runs(500));

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void Read_NestedSoDeep_IsTakenUpToTheBound(int depth, bool isTaken)
    {
        var end = isTaken ? JsonEnd.Whole : JsonEnd.Invalid;
        var objects = $$"""{"x":{{string.Concat(Enumerable.Repeat("{\"x\":", depth - 1))}}{}{{new string('}', depth - 1)}}}""";
        var arrays = $$"""{"x":{{new string('[', depth)}}{{new string(']', depth)}}}""";

        Assert.Equal(end, Map().Read(Encoding.ASCII.GetBytes(objects), new RecordFields(Paths.Length), out _));
        Assert.Equal(end, Map().Read(Encoding.ASCII.GetBytes(arrays), new RecordFields(Paths.Length), out _));
    }

    [Fact]
    public void Text_StringWithEscapes_IsUnescaped()
    {
        var data = """{"a":"x\/y\u00e9","bb":"\ud800","c":{"d":""}}"""u8;
        var fields = new RecordFields(Paths.Length);
        Map().Read(data, fields, out _);

        Assert.Equal("x/yé", Encoding.UTF8.GetString(fields.Text(data, 0)));
        Assert.Equal("\\ud800", Encoding.UTF8.GetString(fields.Text(data, 1)));
        Assert.False(fields.Has(2));
        Assert.True(fields.IsEmptyText(2));
        Assert.False(fields.IsEmptyText(3));
    }

    private static JsonFieldMap Map()
    {
        var map = new JsonFieldMap();
        for (var field = 0; field < Paths.Length; field++)
            map.Add(Paths[field], field);
        return map;
    }

    private static string Text(RecordFields fields, byte[] data, int field) => Encoding.Latin1.GetString(fields.Text(data, field));

    /// <summary>The same by the framework's reader: a field's text is its bytes, or what they are unescaped.</summary>
    private static JsonEnd EndByReader(byte[] data, out int length, out string[] fields)
    {
        length = 0;
        fields = [.. Paths.Select(_ => "")];
        var reader = new Utf8JsonReader(data, isFinalBlock: false, default);
        var path = new List<string>();
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    path = [.. path.Take(reader.CurrentDepth - 1), Encoding.Latin1.GetString(reader.ValueSpan)];
                }
                else if (reader.CurrentDepth == 0)
                {
                    if (reader.TokenType != JsonTokenType.EndObject)
                        continue;
                    length = (int)reader.BytesConsumed;
                    return JsonEnd.Whole;
                }
                else if (reader.TokenType is >= JsonTokenType.String and <= JsonTokenType.Null
                    && reader.CurrentDepth == path.Count && Array.IndexOf(Paths, string.Join('/', path)) is >= 0 and var field
                    && !IsInArray(data, reader.TokenStartIndex))
                {
                    fields[field] = reader.TokenType == JsonTokenType.Null ? "" : Text(ref reader);
                }
            }

            return JsonEnd.Short;
        }
        catch (JsonException)
        {
            return JsonEnd.Invalid;
        }
    }

    private static bool IsInArray(byte[] data, long at)
    {
        var before = data.AsSpan(0, (int)at).TrimEnd(" \t\r\n"u8);
        return before[^1] != ':';
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
            return Encoding.Latin1.GetString(reader.ValueSpan);
        try
        {
            var text = new byte[reader.ValueSpan.Length];
            return Encoding.Latin1.GetString(text.AsSpan(0, reader.CopyString(text)));
        }
        catch (InvalidOperationException)
        {
            return Encoding.Latin1.GetString(reader.ValueSpan);
        }
    }
}
