namespace FlowKafka.Avro.Tests;

public sealed class AvroSchemaTests
{
    [Theory]
    [InlineData("", "the schema is no JSON (line 1, byte 1)")]
    [InlineData("{", "the schema is no JSON (line 1, byte 2)")]
    [InlineData("7", "the schema: a type is a string, an object or a list, not 7")]
    [InlineData("null", "the schema: a type is a string, an object or a list, not null")]
    [InlineData("\"integer\"", "the schema: there is no type 'integer'")]
    [InlineData("\"record\"", "the schema: there is no type 'record'")]
    [InlineData("{}", "the schema: \"type\" is missing")]
    [InlineData("{\"type\":7}", "the schema: a type is a string, an object or a list, not 7")]
    [InlineData("{\"type\":\"array\"}", "the schema: \"items\" is missing")]
    [InlineData("{\"type\":\"map\",\"items\":\"int\"}", "the schema: \"values\" is missing")]
    [InlineData("{\"type\":\"array\",\"items\":\"x\"}", "the schema[]: there is no type 'x'")]
    [InlineData("{\"type\":\"\\ud800\"}", "the schema holds half a surrogate pair")]
    [InlineData("[\"int\",[\"null\"]]", "the schema: a union holds another union")]
    [InlineData("[\"int\",{\"type\":\"int\",\"logicalType\":\"date\"}]", "the schema: a union holds int twice")]
    [InlineData("[{\"type\":\"array\",\"items\":\"int\"},{\"type\":\"array\",\"items\":\"long\"}]", "the schema: a union holds array twice")]
    [InlineData("{\"type\":\"record\",\"fields\":[]}", "the schema: \"name\" is missing")]
    [InlineData("{\"type\":\"record\",\"name\":7,\"fields\":[]}", "the schema: \"name\" is no string")]
    [InlineData("{\"type\":\"record\",\"name\":\"\",\"fields\":[]}", "the schema: '' is no name of a type")]
    [InlineData("{\"type\":\"record\",\"name\":\"a-b\",\"fields\":[]}", "the schema: 'a-b' is no name of a type")]
    [InlineData("{\"type\":\"record\",\"name\":\"1a\",\"fields\":[]}", "the schema: '1a' is no name of a type")]
    [InlineData("{\"type\":\"record\",\"name\":\".a\",\"fields\":[]}", "the schema: '.a' is no name of a type")]
    [InlineData("{\"type\":\"record\",\"name\":\"a.int\",\"fields\":[]}", "the schema: 'a.int' is the name of a primitive type")]
    [InlineData("{\"type\":\"record\",\"name\":\"R\",\"namespace\":\"a..b\",\"fields\":[]}", "the schema: 'a..b' is no namespace")]
    [InlineData("{\"type\":\"record\",\"name\":\"R\",\"aliases\":[\"a b\"],\"fields\":[]}", "R: the alias 'a b' is no name of a type")]
    [InlineData("{\"type\":\"record\",\"name\":\"R\",\"aliases\":\"Q\",\"fields\":[]}", "R: \"aliases\" is no list")]
    [InlineData("{\"type\":\"record\",\"name\":\"R\",\"aliases\":[7],\"fields\":[]}", "R: \"aliases\" holds what is no string")]
    [InlineData("{\"type\":\"record\",\"name\":\"R\"}", "R: \"fields\" is missing")]
    [InlineData("{\"type\":\"record\",\"name\":\"R\",\"fields\":{}}", "R: \"fields\" is no list")]
    [InlineData("{\"type\":\"record\",\"name\":\"R\",\"fields\":[\"int\"]}", "R: a field is an object, not \"int\"")]
    [InlineData("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"type\":\"int\"}]}", "a field of R: \"name\" is missing")]
    [InlineData("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a.b\",\"type\":\"int\"}]}", "R: 'a.b' is no name of a field")]
    [InlineData("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\"}]}", "R.a: \"type\" is missing")]
    [InlineData("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"int\",\"aliases\":[\"b.c\"]}]}", "R.a: the alias 'b.c' is no name of a field")]
    [InlineData("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"a\",\"type\":\"long\"}]}", "R: two fields have the name 'a'")]
    [InlineData("{\"type\":\"enum\",\"name\":\"E\"}", "E: \"symbols\" is missing")]
    [InlineData("{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\",\"A\"]}", "E: the symbol 'A' is there twice")]
    [InlineData("{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A-B\"]}", "E: 'A-B' is no symbol")]
    [InlineData("{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\"],\"default\":\"B\"}", "E: the default 'B' is none of the symbols")]
    [InlineData("{\"type\":\"fixed\",\"name\":\"F\"}", "F: \"size\" is missing")]
    [InlineData("{\"type\":\"fixed\",\"name\":\"F\",\"size\":-1}", "F: the size -1 is no number of bytes")]
    [InlineData("{\"type\":\"fixed\",\"name\":\"F\",\"size\":\"4\"}", "F: the size \"4\" is no number of bytes")]
    [InlineData("{\"type\":\"fixed\",\"name\":\"F\",\"size\":3000000000}", "F: the size 3000000000 is no number of bytes")]
    [InlineData("[{\"type\":\"fixed\",\"name\":\"n.F\",\"size\":4},{\"type\":\"array\",\"items\":{\"type\":\"enum\",\"name\":\"F\",\"namespace\":\"n\",\"symbols\":[]}}]", "n.F: the name is defined twice")]
    public void Parse_OfNoSchema_SaysWhatIsWrong(string schema, string why) => AssertRefused(schema, why);

    [Theory]
    [InlineData("\"null\"", "0")]
    [InlineData("\"boolean\"", "1")]
    [InlineData("\"int\"", "2147483648")]
    [InlineData("\"int\"", "1.5")]
    [InlineData("\"int\"", "\"1\"")]
    [InlineData("\"long\"", "9223372036854775808")]
    [InlineData("\"float\"", "1e39")]
    [InlineData("\"double\"", "\"NaN\"")]
    [InlineData("\"string\"", "null")]
    [InlineData("\"bytes\"", "\"\\u0100\"")]
    public void Parse_OfADefaultOfAnotherType_IsRefused(string type, string value) =>
        AssertRefused(Record(type, value), $"R.a: the default {value} is no {type.Trim('"')}");

    [Theory]
    [InlineData("{\"type\":\"fixed\",\"name\":\"F\",\"size\":2}", "\"abc\"", "R.a: the default \"abc\" is no fixed F")]
    [InlineData("{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\"]}", "\"B\"", "R.a: the default \"B\" is no enum E")]
    [InlineData("{\"type\":\"array\",\"items\":\"int\"}", "[1,\"b\"]", "R.a: the default \"b\" is no int")]
    [InlineData("{\"type\":\"map\",\"values\":\"int\"}", "[]", "R.a: the default [] is no map")]
    [InlineData("[\"string\",\"null\"]", "null", "R.a: the default null is no string, which is the first branch of the union")]
    [InlineData("{\"type\":\"record\",\"name\":\"S\",\"fields\":[{\"name\":\"b\",\"type\":\"int\"}]}", "{}", "R.a: the default {} leaves out 'b', which has no default itself")]
    [InlineData("{\"type\":\"record\",\"name\":\"S\",\"fields\":[{\"name\":\"b\",\"type\":\"R\",\"default\":{}}]}", "{}", "R.a: the default {} leaves out 'b', whose own default leads back here")]
    [InlineData("\"bytes\"", "\"\\ud800\"", "the schema holds half a surrogate pair")]
    public void Parse_OfADefaultThatDoesNotFit_SaysWhy(string type, string value, string why) => AssertRefused(Record(type, value), why);

    [Theory]
    [InlineData("\"null\"", "null", "")]
    [InlineData("\"boolean\"", "true", "01")]
    [InlineData("\"int\"", "-2147483648", "FFFFFFFF0F")]
    [InlineData("\"long\"", "9223372036854775807", "FEFFFFFFFFFFFFFFFF01")]
    [InlineData("\"float\"", "1", "0000803F")]
    [InlineData("\"double\"", "-0.5", "000000000000E0BF")]
    [InlineData("\"string\"", "\"größer\"", "106772C3B6C39F6572")]
    [InlineData("\"bytes\"", "\"\\u00FF\\u0000\"", "04FF00")]
    [InlineData("{\"type\":\"fixed\",\"name\":\"F\",\"size\":2}", "\"\\u00FFa\"", "FF61")]
    [InlineData("{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\",\"B\"]}", "\"B\"", "02")]
    [InlineData("{\"type\":\"array\",\"items\":\"int\"}", "[1,2]", "04020400")]
    [InlineData("{\"type\":\"array\",\"items\":\"int\"}", "[]", "00")]
    [InlineData("{\"type\":\"map\",\"values\":\"int\"}", "{\"k\":1}", "02026B0200")]
    [InlineData("[\"null\",\"string\"]", "null", "00")]
    [InlineData("{\"type\":\"record\",\"name\":\"S\",\"fields\":[{\"name\":\"b\",\"type\":\"int\",\"default\":3},{\"name\":\"c\",\"type\":\"int\"}]}", "{\"c\":1}", "0602")]
    public void Parse_OfADefault_EncodesIt(string type, string value, string bytes) =>
        Assert.Equal(bytes, Convert.ToHexString(AvroSchema.Parse(Record(type, value)).Root.Fields[0].Default!));

    [Fact]
    public void Parse_OfARecursiveType_IsACycle()
    {
        var list = AvroSchema.Parse("""{"type":"record","name":"n.List","fields":[{"name":"next","type":["null","List"]}]}""").Root;
        Assert.Same(list, list.Fields[0].Type.Branches[1]);
    }

    [Fact]
    public void Parse_OfNames_GoesByTheNamespaceAround()
    {
        var root = AvroSchema.Parse("""
            {"type":"error","name":"R","namespace":"a.b","doc":7,"aliases":["Q","c.Q"],"fields":[
              {"name":"f","order":"sideways","type":{"type":"fixed","name":"F","namespace":"","size":0}},
              {"name":"g","type":{"type":"enum","name":"c.E","namespace":"ignored","symbols":["A"],"default":"A"}},
              {"name":"h","type":{"type":{"type":"long","logicalType":"timestamp-millis"}}},
              {"name":"i","type":["F","c.E","R"]} ]}
            """).Root;

        Assert.Equal("a.b.R", root.Name);
        Assert.Equal(["a.b.Q", "c.Q"], root.Aliases);
        Assert.Equal("F", root.Fields[0].Type.Name);
        Assert.Equal(("c.E", 0), (root.Fields[1].Type.Name, root.Fields[1].Type.DefaultSymbol));
        Assert.Equal("timestamp-millis", root.Fields[2].Type.LogicalType);
        Assert.Equal([root.Fields[0].Type, root.Fields[1].Type, root], root.Fields[3].Type.Branches);
    }

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void Parse_OfNestedTypes_IsRefusedAtABound(int arrays, bool isSchema)
    {
        var schema = string.Concat(Enumerable.Repeat("{\"type\":\"array\",\"items\":", arrays)) + "\"int\"" + new string('}', arrays);
        if (isSchema)
            Assert.Equal(1, AvroSchema.Parse(schema).SmallestDatum);
        else
            Assert.EndsWith(": types are nested deeper than 64 levels", Assert.Throws<AvroSchemaException>(() => AvroSchema.Parse(schema)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_OfDefaultsThatDouble_IsRefused()
    {
        var records = Enumerable.Range(1, 30).Select(i =>
            $$"""{"type":"record","name":"R{{i}}","fields":[{"name":"a","type":"R{{i - 1}}","default":{} },{"name":"b","type":"R{{i - 1}}","default":{} }]}""");
        AssertRefused(
            $$"""[{"type":"record","name":"R0","fields":[{"name":"x","type":"int","default":1}]},{{string.Join(',', records)}}]""",
            "R22.a: the default takes more than 1048576 bytes");
    }

    [Theory]
    [InlineData("a", AvroKind.Long, "timestamp-millis", false)]
    [InlineData("b", AvroKind.String, null, true)]
    [InlineData("c", AvroKind.Null, null, false)]
    [InlineData("d.e", AvroKind.Enum, null, true)]
    [InlineData("d.f", AvroKind.Bytes, "decimal", true)]
    public void Find_OfAScalar_SaysWhatItIs(string path, AvroKind kind, string? logicalType, bool isNullable) =>
        Assert.Equal(new AvroScalar(kind, logicalType, isNullable), AvroSchema.Parse(Paths).Find(path));

    [Theory]
    [InlineData("x", "the path 'x' leads nowhere: record R has no field 'x', it has a, b, c, d, g")]
    [InlineData("a.x", "the path 'a.x' leads nowhere: 'x' would be a field of a long")]
    [InlineData("d", "the path 'd' leads to a record S, not to a scalar")]
    [InlineData("g", "the path 'g' leads to an array, not to a scalar")]
    [InlineData("", "the path '' leads nowhere: record R has no field '', it has a, b, c, d, g")]
    public void Find_OfNoScalar_SaysWhereThePathEnds(string path, string why) =>
        Assert.Equal(why, Assert.Throws<AvroSchemaException>(() => AvroSchema.Parse(Paths).Find(path)).Message);

    private const string Paths = """
        {"type":"record","name":"R","fields":[
          {"name":"a","type":{"type":"long","logicalType":"timestamp-millis"}},
          {"name":"b","type":["null","string"]},
          {"name":"c","type":["string","long"]},
          {"name":"d","type":["null",{"type":"record","name":"S","fields":[
            {"name":"e","type":{"type":"enum","name":"E","symbols":["A"]}},
            {"name":"f","type":{"type":"fixed","name":"F","size":4,"logicalType":"decimal"}} ]}]},
          {"name":"g","type":{"type":"array","items":"int"}} ]}
        """;

    private static string Record(string type, string value) =>
        $$"""{"type":"record","name":"R","fields":[{"name":"a","type":{{type}},"default":{{value}}}]}""";

    private static void AssertRefused(string schema, string why) =>
        Assert.Equal(why, Assert.Throws<AvroSchemaException>(() => AvroSchema.Parse(schema)).Message);
}
