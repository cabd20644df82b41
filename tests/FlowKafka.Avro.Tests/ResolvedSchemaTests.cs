namespace FlowKafka.Avro.Tests;

public sealed class ResolvedSchemaTests
{
    private const string Fixed = "{\"type\":\"fixed\",\"name\":\"a.F\",\"size\":2}";
    private const string Abc = "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\",\"B\",\"C\"]}";

    [Theory]
    [InlineData("\"int\"", "\"int\"", "FFFFFFFF0F", "FFFFFFFF0F")]
    [InlineData("\"int\"", "\"long\"", "03", "03")]
    [InlineData("\"int\"", "\"float\"", "03", "000000C0")]
    [InlineData("\"int\"", "\"double\"", "03", "00000000000000C0")]
    [InlineData("\"long\"", "\"float\"", "03", "000000C0")]
    [InlineData("\"long\"", "\"double\"", "FEFFFFFFFFFFFFFFFF01", "000000000000E043")]
    [InlineData("\"float\"", "\"double\"", "0000003F", "000000000000E03F")]
    [InlineData("\"string\"", "\"bytes\"", "046162", "046162")]
    [InlineData("\"bytes\"", "\"string\"", "046162", "046162")]
    [InlineData("\"boolean\"", "\"boolean\"", "01", "01")]
    [InlineData("\"null\"", "\"null\"", "", "")]
    [InlineData(Fixed, "{\"type\":\"fixed\",\"name\":\"b.F\",\"size\":2}", "CAFE", "CAFE")]
    [InlineData(Fixed, "{\"type\":\"fixed\",\"name\":\"G\",\"aliases\":[\"a.F\"],\"size\":2}", "CAFE", "CAFE")]
    [InlineData(Abc, "{\"type\":\"enum\",\"name\":\"n.E\",\"symbols\":[\"C\",\"A\"],\"default\":\"A\"}", "04", "00")]
    [InlineData(Abc, "{\"type\":\"enum\",\"name\":\"n.E\",\"symbols\":[\"C\",\"A\"],\"default\":\"A\"}", "02", "02")]
    [InlineData("{\"type\":\"array\",\"items\":\"int\"}", "{\"type\":\"array\",\"items\":\"long\"}", "0402040104800100", "04020402800100")]
    [InlineData("{\"type\":\"map\",\"values\":\"int\"}", "{\"type\":\"map\",\"values\":[\"null\",\"long\"]}", "02026B0400", "02026B020400")]
    [InlineData("[\"null\",\"int\"]", "\"long\"", "0206", "06")]
    [InlineData("\"int\"", "[\"null\",\"float\",\"int\"]", "02", "020000803F")]
    [InlineData("[\"string\",\"int\"]", "[\"long\",\"bytes\"]", "0206", "0006")]
    [InlineData("[\"string\",\"int\"]", "[\"long\",\"bytes\"]", "000261", "020261")]
    public void Transcode_OfWhatResolves_GivesTheReadersBytes(string writer, string reader, string bytes, string expected) =>
        Assert.Equal(expected, Transcode(writer, reader, bytes));

    [Theory]
    [InlineData("\"long\"", "\"int\"", "long can't be read as int")]
    [InlineData("\"double\"", "\"float\"", "double can't be read as float")]
    [InlineData("\"boolean\"", "\"int\"", "boolean can't be read as int")]
    [InlineData("\"null\"", "\"string\"", "null can't be read as string")]
    [InlineData(Fixed, "{\"type\":\"fixed\",\"name\":\"F\",\"size\":3}", "fixed a.F can't be read as fixed F")]
    [InlineData(Fixed, "{\"type\":\"fixed\",\"name\":\"G\",\"size\":2}", "fixed a.F can't be read as fixed G")]
    [InlineData(Fixed, "\"bytes\"", "fixed a.F can't be read as bytes")]
    [InlineData("{\"type\":\"array\",\"items\":\"long\"}", "{\"type\":\"array\",\"items\":\"int\"}", "array can't be read as array")]
    [InlineData("{\"type\":\"array\",\"items\":\"int\"}", "{\"type\":\"map\",\"values\":\"int\"}", "array can't be read as map")]
    [InlineData("\"string\"", "[\"null\",\"int\"]", "string can't be read as union")]
    [InlineData("[\"null\",\"string\"]", "\"int\"", "null can't be read as int")]
    [InlineData("{\"type\":\"record\",\"name\":\"R\",\"fields\":[]}", "{\"type\":\"record\",\"name\":\"S\",\"fields\":[]}", "record R can't be read as record S")]
    [InlineData("{\"type\":\"record\",\"name\":\"R\",\"fields\":[]}", "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"}]}", "a is missing in what was written and has no default")]
    [InlineData("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":{\"type\":\"record\",\"name\":\"S\",\"fields\":[{\"name\":\"b\",\"type\":\"long\"}]}}]}", "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":{\"type\":\"record\",\"name\":\"S\",\"fields\":[{\"name\":\"b\",\"type\":\"int\"}]}}]}", "a.b: long can't be read as int")]
    public void Of_WhatDoesNotResolve_SaysWhere(string writer, string reader, string why) =>
        Assert.Equal(why, Assert.Throws<AvroSchemaException>(() => ResolvedSchema.Of(AvroSchema.Parse(writer), AvroSchema.Parse(reader))).Message);

    [Theory]
    [InlineData("[\"string\",\"int\"]", "\"int\"", "000261", "string can't be read as int")]
    [InlineData("[\"string\",\"long\"]", "[\"null\",\"string\"]", "0206", "long can't be read as union")]
    [InlineData(Abc, "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\"]}", "02", "an enum has a symbol that the reader's schema does not know")]
    [InlineData("\"bytes\"", "\"string\"", "02FF", "a string is no UTF-8")]
    [InlineData("\"string\"", "\"bytes\"", "0461", "a length is beyond the end of the bytes")]
    [InlineData("{\"type\":\"array\",\"items\":\"int\"}", "{\"type\":\"array\",\"items\":\"long\"}", "03060202020200", "a block's size is not that of its items")]
    public void Transcode_OfWhatTheReaderCannotTake_FailsWhenItIsMet(string writer, string reader, string bytes, string why) =>
        Assert.Equal(why, Assert.Throws<AvroFormatException>(() => Transcode(writer, reader, bytes)).Message);

    [Fact]
    public void Transcode_OfARecord_ReordersRenamesDropsAndFillsIn()
    {
        const string Writer = """
            {"type":"record","name":"R","fields":[
              {"name":"a","type":"int"}, {"name":"gone","type":{"type":"array","items":"string"}},
              {"name":"b","type":"string"}, {"name":"old","type":"boolean"} ]}
            """;
        const string Reader = """
            {"type":"record","name":"R","fields":[
              {"name":"new","type":"string","default":"x"}, {"name":"now","type":"boolean","aliases":["before","old"]},
              {"name":"b","type":"string"}, {"name":"a","type":"long"}, {"name":"none","type":"null","default":null} ]}
            """;
        Assert.Equal("0278" + "01" + "0262" + "06", Transcode(Writer, Reader, "06" + "0402640265" + "00" + "0262" + "01"));
    }

    [Fact]
    public void Transcode_OfFieldsThatAnAliasAndANameClaim_GoesByTheName()
    {
        const string Writer = """{"type":"record","name":"R","fields":[{"name":"a","type":"int"}]}""";
        const string Reader = """
            {"type":"record","name":"R","fields":[
              {"name":"b","type":"int","aliases":["a"],"default":7}, {"name":"a","type":"int"} ]}
            """;
        Assert.Equal("0E06", Transcode(Writer, Reader, "06"));
    }

    [Fact]
    public void Transcode_OfARecursiveType_GoesDown()
    {
        const string Writer = """{"type":"record","name":"R","fields":[{"name":"v","type":"int"},{"name":"next","type":["null","R"]}]}""";
        const string Reader = """{"type":"record","name":"R","fields":[{"name":"next","type":["R","null"]},{"name":"v","type":"float"}]}""";
        Assert.Equal("00" + "02" + "00004040" + "0000803F", Transcode(Writer, Reader, "02" + "02" + "06" + "00"));
    }

    [Fact]
    public void Transcode_OfRecordsThatDifferInTheirNamespaceOnly_KeepsThemApart()
    {
        const string Union = """[{"type":"record","name":"a.R","fields":[]},{"type":"record","name":"b.R","fields":[{"name":"x","type":"int"}]}]""";
        const string Longer = """["null",{"type":"record","name":"a.R","fields":[]},{"type":"record","name":"b.R","fields":[{"name":"x","type":"int"}]}]""";
        Assert.Equal("0206", Transcode(Union, Union, "0206"));
        Assert.Equal("0406", Transcode(Union, Longer, "0206"));
    }

    [Fact]
    public void Transcode_OfARecordThatFailsBehindABranch_FailsOnlyThere()
    {
        const string Writer = """["null",{"type":"record","name":"R","fields":[{"name":"x","type":["null","R"]}]}]""";
        const string Reader = """["null",{"type":"record","name":"R","fields":[{"name":"x","type":["null","R"]},{"name":"y","type":"int"}]}]""";
        Assert.Equal("00", Transcode(Writer, Reader, "00"));
        Assert.Equal(
            "y is missing in what was written and has no default",
            Assert.Throws<AvroFormatException>(() => Transcode(Writer, Reader, "0200")).Message);
    }

    private static string Transcode(string writer, string reader, string bytes)
    {
        var data = Convert.FromHexString(bytes);
        var into = new AvroWriter(1);
        Assert.Equal(data.Length, ResolvedSchema.Of(AvroSchema.Parse(writer), AvroSchema.Parse(reader)).Transcode(data, into));
        return Convert.ToHexString(into.Written);
    }
}
