using System.Text;

namespace FlowKafka.Avro.Tests;

public sealed class AvroProjectionTests
{
    private const string Flow = """
        {"type":"record","name":"Flow","fields":[
          {"name":"id","type":{"type":"fixed","name":"Id","size":2}},
          {"name":"src","type":"string"},
          {"name":"bytes","type":["null","long"]},
          {"name":"tags","type":{"type":"map","values":{"type":"array","items":"int"}}},
          {"name":"rate","type":"double"},
          {"name":"who","type":["null",{"type":"record","name":"Who","fields":[
            {"name":"kind","type":{"type":"enum","name":"Kind","symbols":["A","BB"]}},
            {"name":"ok","type":"boolean"} ]}]} ]}
        """;

    // id, src "ab", bytes 3, tags {k:[1]}, rate -0.5, who (BB, true)
    private const string Datum = "CAFE" + "046162" + "0206" + "02026B" + "020200" + "00" + "000000000000E0BF" + "020201";

    [Fact]
    public void Read_OfPaths_GivesTheirValues_AndTheLength()
    {
        var data = Convert.FromHexString(Datum + "FFFF");
        var values = new AvroValue[7];

        var length = AvroProjection.Of(AvroSchema.Parse(Flow), null, ["who.kind", "rate", "bytes", "src", "id", "who.ok", "src"]).Read(data, values);

        Assert.Equal(Datum.Length / 2, length);
        Assert.Equal((AvroKind.Enum, 1, "BB"), (values[0].Kind, values[0].Long, Encoding.UTF8.GetString(values[0].Bytes(data))));
        Assert.Equal((AvroKind.Double, -0.5), (values[1].Kind, values[1].Double));
        Assert.Equal((AvroKind.Long, 3), (values[2].Kind, values[2].Long));
        Assert.Equal((AvroKind.String, "ab"), (values[3].Kind, Encoding.UTF8.GetString(values[3].Bytes(data))));
        Assert.Equal((AvroKind.Bytes, "CAFE"), (values[4].Kind, Convert.ToHexString(values[4].Bytes(data))));
        Assert.Equal((AvroKind.Boolean, 1), (values[5].Kind, values[5].Long));
        Assert.Equal(values[3], values[6]);
    }

    [Fact]
    public void Read_OfNull_LeavesNothingOfTheDatumBefore()
    {
        var projection = AvroProjection.Of(AvroSchema.Parse(Flow), null, ["who.kind", "bytes"]);
        var values = new AvroValue[2];
        projection.Read(Convert.FromHexString(Datum), values);

        var length = projection.Read(Convert.FromHexString("CAFE" + "00" + "00" + "00" + "0000000000000000" + "00"), values);

        Assert.Equal(14, length);
        Assert.Equal((AvroKind.Null, AvroKind.Null), (values[0].Kind, values[1].Kind));
    }

    [Fact]
    public void Read_AsAnotherSchema_PromotesRenamesAndTakesDefaults()
    {
        const string Reader = """
            {"type":"record","name":"other.Flow","fields":[
              {"name":"zone","type":"string","default":"none"},
              {"name":"who","type":["null",{"type":"record","name":"Who","fields":[
                {"name":"kind","type":{"type":"enum","name":"Kind","symbols":["C","A"],"default":"C"}},
                {"name":"level","type":"int","default":5} ]}]},
              {"name":"source","type":"bytes","aliases":["from","src"]},
              {"name":"bytes","type":["null","double"]},
              {"name":"flag","type":["null","int"],"default":null} ]}
            """;
        var data = Convert.FromHexString(Datum);
        var values = new AvroValue[6];

        AvroProjection.Of(AvroSchema.Parse(Flow), AvroSchema.Parse(Reader), ["zone", "who.kind", "who.level", "source", "bytes", "flag"]).Read(data, values);

        Assert.Equal((AvroKind.String, "none"), (values[0].Kind, Encoding.UTF8.GetString(values[0].Bytes(data))));
        Assert.Equal((AvroKind.Enum, 0, "C"), (values[1].Kind, values[1].Long, Encoding.UTF8.GetString(values[1].Bytes(data))));
        Assert.Equal((AvroKind.Long, 5), (values[2].Kind, values[2].Long));
        Assert.Equal((AvroKind.Bytes, "ab"), (values[3].Kind, Encoding.UTF8.GetString(values[3].Bytes(data))));
        Assert.Equal((AvroKind.Double, 3.0), (values[4].Kind, values[4].Double));
        Assert.Equal(AvroKind.Null, values[5].Kind);
    }

    [Fact]
    public void Read_OfAnything_DoesNotAllocate()
    {
        var data = Convert.FromHexString(Datum);
        var values = new AvroValue[3];
        var projection = AvroProjection.Of(AvroSchema.Parse(Flow), null, ["who.kind", "src", "bytes"]);
        projection.Read(data, values);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            projection.Read(data, values);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Read_OfEveryCut_AndOfChangedBytes_FailsWithOneException()
    {
        var data = Convert.FromHexString(Datum);
        var values = new AvroValue[3];
        var projection = AvroProjection.Of(AvroSchema.Parse(Flow), null, ["who.kind", "src", "bytes"]);
        for (var length = 0; length < data.Length; length++)
            Assert.Throws<AvroFormatException>(() => projection.Read(data.AsSpan(0, length), values));

        var random = new Random(5);
        for (var round = 0; round < 20_000; round++)
        {
            var changed = (byte[])data.Clone();
            for (var i = random.Next(4); i >= 0; i--)
                changed[random.Next(changed.Length)] = random.Next(3) switch { 0 => 0xFF, 1 => 0x80, _ => (byte)random.Next(256) };
            try
            {
                Assert.InRange(projection.Read(changed, values), 1, data.Length);
            }
            catch (AvroFormatException)
            {
            }
        }
    }

    [Theory]
    [InlineData("\"int\"", "8080808010", "a number is out of its range")]
    [InlineData("[\"null\",\"int\"]", "04", "a union has no such branch")]
    [InlineData("[\"null\",\"int\"]", "01", "a union has no such branch")]
    [InlineData("{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\"]}", "02", "an enum has no such symbol")]
    [InlineData("{\"type\":\"array\",\"items\":\"int\"}", "0802", "a block has more items than the bytes can hold")]
    [InlineData("{\"type\":\"array\",\"items\":\"int\"}", "FFFFFFFFFFFFFFFFFF0100", "a block has more items than the bytes can hold")]
    [InlineData("{\"type\":\"array\",\"items\":\"int\"}", "0306", "a block is longer than the bytes")]
    [InlineData("{\"type\":\"array\",\"items\":\"int\"}", "0301", "a block is longer than the bytes")]
    [InlineData("{\"type\":\"array\",\"items\":\"int\"}", "030202020200", "a block has more items than the bytes can hold")]
    [InlineData("{\"type\":\"array\",\"items\":\"null\"}", "FEFFFFFFFFFFFFFFFF01", "a block has more items than the bytes can hold")]
    [InlineData("{\"type\":\"map\",\"values\":\"null\"}", "0400", "a block has more items than the bytes can hold")]
    [InlineData("{\"type\":\"fixed\",\"name\":\"F\",\"size\":3}", "0000", "the bytes end early")]
    public void Read_PastCorruptBytes_SaysWhy(string type, string bytes, string why)
    {
        var schema = AvroSchema.Parse($$"""{"type":"record","name":"R","fields":[{"name":"x","type":{{type}}},{"name":"y","type":"null"}]}""");
        var projection = AvroProjection.Of(schema, null, ["y"]);
        Assert.Equal(why, Assert.Throws<AvroFormatException>(() => projection.Read(Convert.FromHexString(bytes), new AvroValue[1])).Message);
    }

    [Fact]
    public void Read_OfZeroByteItems_EndsWhateverTheirCount()
    {
        var arrays = AvroSchema.Parse("""{"type":"record","name":"R","fields":[{"name":"x","type":{"type":"array","items":"null"}},{"name":"y","type":"null"}]}""");
        // Two blocks of 60,000 are within the bound for a datum of seven bytes only once.
        AssertTooMany(arrays, "C0A907" + "C0A907" + "00", "a block has more items than the bytes can hold");

        var records = Enumerable.Range(1, 60).Select(i => $$"""{"type":"record","name":"R{{i}}","fields":[{"name":"a","type":"R{{i - 1}}"},{"name":"b","type":"R{{i - 1}}"}]}""");
        var doubling = AvroSchema.Parse($$"""
            {"type":"record","name":"R","fields":[
              {"name":"x","type":[{"type":"record","name":"R0","fields":[]},{{string.Join(',', records)}}]},
              {"name":"y","type":"null"} ]}
            """);
        AssertTooMany(doubling, "78", "there are too many values that take no bytes");
    }

    [Fact]
    public void Read_OfARecursiveType_IsBounded()
    {
        var schema = AvroSchema.Parse("""{"type":"record","name":"R","fields":[{"name":"x","type":["null","R"]},{"name":"y","type":"null"}]}""");
        var projection = AvroProjection.Of(schema, null, ["y"]);

        Assert.Equal(201, projection.Read([.. Enumerable.Repeat((byte)2, 200), 0], new AvroValue[1]));
        AssertTooMany(schema, string.Concat(Enumerable.Repeat("02", 100_000)), "values are nested too deep");
        AssertTooMany(AvroSchema.Parse("""{"type":"record","name":"R","fields":[{"name":"x","type":"R"},{"name":"y","type":"null"}]}"""), "", "values are nested too deep");
    }

    private static void AssertTooMany(AvroSchema schema, string bytes, string why)
    {
        var projection = AvroProjection.Of(schema, null, ["y"]);
        Assert.Equal(why, Assert.Throws<AvroFormatException>(() => projection.Read(Convert.FromHexString(bytes), new AvroValue[1])).Message);
    }
}
