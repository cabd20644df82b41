
namespace FlowKafka.Avro.Tests;

public sealed class AvroReaderTests
{
    [Theory]
    [InlineData(0, "00")]
    [InlineData(-1, "01")]
    [InlineData(1, "02")]
    [InlineData(-64, "7F")]
    [InlineData(64, "8001")]
    [InlineData(8192, "808001")]
    [InlineData(long.MaxValue, "FEFFFFFFFFFFFFFFFF01")]
    [InlineData(long.MinValue, "FFFFFFFFFFFFFFFFFF01")]
    public void Long_OfTheSpecification_HasTheseBytes(long value, string bytes)
    {
        var writer = new AvroWriter();
        writer.WriteLong(value);
        Assert.Equal(bytes, Convert.ToHexString(writer.Written));

        var reader = new AvroReader(writer.Written);
        Assert.Equal(value, reader.ReadLong());
        Assert.True(reader.IsEnd);
    }

    [Fact]
    public void OtherTypes_WrittenAndRead_AreTheSame()
    {
        var writer = new AvroWriter(1);
        writer.WriteBoolean(true);
        writer.WriteDouble(-0.5);
        writer.WriteString("foo");
        writer.WriteBytes([1, 2]);
        writer.WriteUnion(1);
        writer.WriteString("größer");
        writer.BeginBlock(2);
        writer.WriteInt(int.MinValue);
        writer.WriteInt(int.MaxValue);
        writer.EndBlocks();

        Assert.Equal("01000000000000E0BF06666F6F040102" + "02106772C3B6C39F6572" + "04FFFFFFFF0FFEFFFFFF0F00", Convert.ToHexString(writer.Written));
        var reader = new AvroReader(writer.Written);
        Assert.True(reader.ReadBoolean());
        Assert.Equal(-0.5, reader.ReadDouble());
        Assert.Equal("foo", reader.ReadString());
        Assert.Equal([1, 2], reader.ReadBytes().ToArray());
        Assert.Equal(1, reader.ReadUnion(2));
        Assert.Equal("größer", reader.ReadString());
        Assert.Equal(2, reader.ReadBlock());
        Assert.Equal((int.MinValue, int.MaxValue), (reader.ReadInt(), reader.ReadInt()));
        Assert.Equal(0, reader.ReadBlock());
        reader.End();
    }

    [Fact]
    public void ReadBlock_WithItsSizeBeforeIt_GivesTheCount()
    {
        var reader = new AvroReader([0x03, 0x04, 0x02, 0x04, 0x00]);
        Assert.Equal(2, reader.ReadBlock());
        Assert.Equal((1, 2), (reader.ReadInt(), reader.ReadInt()));
        Assert.Equal(0, reader.ReadBlock());
    }

    [Theory]
    [InlineData("", "the bytes end early")]
    [InlineData("80", "the bytes end early")]
    [InlineData("FFFFFFFFFFFFFFFFFF02", "a number has more than 64 bits")]
    [InlineData("8080808080808080808000", "a number has more than 64 bits")]
    public void ReadLong_OfCorruptBytes_SaysWhy(string bytes, string why) => AssertFails(bytes, why, (ref AvroReader r) => r.ReadLong());

    [Fact]
    public void ReadOthers_OfCorruptBytes_SayWhy()
    {
        AssertFails("8080808010", "a number is out of its range", (ref AvroReader r) => r.ReadInt());
        AssertFails("02", "a boolean is neither 0 nor 1", (ref AvroReader r) => r.ReadBoolean());
        AssertFails("0600", "a length is beyond the end of the bytes", (ref AvroReader r) => r.ReadBytes());
        AssertFails("01", "a length is beyond the end of the bytes", (ref AvroReader r) => r.ReadBytes());
        AssertFails("02FF", "a string is no UTF-8", (ref AvroReader r) => r.ReadString());
        AssertFails("04", "a number is out of its range", (ref AvroReader r) => r.ReadUnion(2));
        AssertFails("08010101", "a block has more items than the bytes can hold", (ref AvroReader r) => r.ReadBlock());
        AssertFails("FFFFFFFFFFFFFFFFFF0100", "a block has more items than the bytes can hold", (ref AvroReader r) => r.ReadBlock());
        AssertFails("00000000", "the bytes end early", (ref AvroReader r) => r.ReadDouble());
        AssertFails("00", "bytes are left over", (ref AvroReader r) => r.End());
    }

    private delegate void Reading(ref AvroReader reader);

    private static void AssertFails(string bytes, string why, Reading read)
    {
        var error = Assert.Throws<AvroFormatException>(() =>
        {
            var reader = new AvroReader(Convert.FromHexString(bytes));
            read(ref reader);
        });
        Assert.Equal(why, error.Message);
    }
}
