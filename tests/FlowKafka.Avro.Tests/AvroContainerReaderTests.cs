using System.IO.Compression;
using System.Text;

namespace FlowKafka.Avro.Tests;

public sealed class AvroContainerReaderTests
{
    private static readonly byte[] Sync = [.. Enumerable.Range(1, 16).Select(i => (byte)i)];

    [Theory]
    [InlineData(null)]
    [InlineData("null")]
    [InlineData("deflate")]
    public void ReadBlock_OfAFile_GivesTheDataOfEachBlock(string? codec)
    {
        using var reader = Open(File(codec, Block(codec, 3, [2, 4, 6]), Block(codec, 0, []), Block(codec, 1, [0x80, 0x01])));

        Assert.Equal("\"int\"", reader.Schema.Canonical);
        Assert.True(reader.ReadBlock());
        Assert.Equal((3, "020406"), (reader.Count, Convert.ToHexString(reader.Data)));
        Assert.True(reader.ReadBlock());
        Assert.Equal((0, ""), (reader.Count, Convert.ToHexString(reader.Data)));
        Assert.True(reader.ReadBlock());
        Assert.Equal((1, "8001"), (reader.Count, Convert.ToHexString(reader.Data)));
        Assert.False(reader.ReadBlock());
        Assert.False(reader.ReadBlock());
        Assert.Equal((0, ""), (reader.Count, Convert.ToHexString(reader.Data)));
    }

    [Fact]
    public void ReadBlock_OfALongBlock_ComesWholeThroughAStreamOfBits()
    {
        var data = new byte[300_000];
        for (var i = 0; i < data.Length; i++)
            data[i] = (byte)(i % 100 * 2);
        foreach (var codec in new[] { "null", "deflate" })
        {
            using var reader = AvroContainerReader.Open(new Dripping(File(codec, Block(codec, data.Length, data))));
            Assert.True(reader.ReadBlock());
            Assert.Equal(data, reader.Data.ToArray());
            Assert.False(reader.ReadBlock());
        }
    }

    [Theory]
    [InlineData("", "the file ends early")]
    [InlineData("Obj", "the file ends early")]
    [InlineData("Obj\u0002", "the file does not begin as an Avro container")]
    [InlineData("PAR1....", "the file does not begin as an Avro container")]
    public void Open_OfNoContainer_SaysSo(string text, string why) => AssertRefused(Encoding.Latin1.GetBytes(text), why);

    [Theory]
    [InlineData("snappy")]
    [InlineData("zstandard")]
    [InlineData("bzip2")]
    public void Open_OfAnotherCodec_NamesIt(string codec) =>
        AssertRefused(File(codec), $"the file is packed with the codec '{codec}', only null and deflate are known");

    [Fact]
    public void Open_OfABadHeader_SaysWhy()
    {
        AssertRefused([.. Start(), 0, .. Sync], "the file has no avro.schema");
        AssertRefused([.. Start(), 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 0], "the file's header is too long");
        AssertRefused([.. Start(), 2, 0xFE, 0xFF, 0xFF, 0xFF, 0x0F], "the file's header is too long");
        AssertRefused([.. Start(), 2, 1], "the file's header is too long");
        AssertRefused([.. Start(), 2, 2, 0xFF, 0], "the file's header is no UTF-8");
        Assert.Equal("the schema: there is no type 'x'", Assert.Throws<AvroSchemaException>(() => Open(File(null, "\"x\""))).Message);
    }

    [Fact]
    public void ReadBlock_OfACorruptBlock_SaysWhy()
    {
        AssertFails([2, 2, 2, .. new byte[16]], "a block does not end with the file's sync marker");
        AssertFails([2, 2, 2, .. Sync[..15]], "the file ends early");
        AssertFails([2, 4, 2], "the file ends early");
        AssertFails([2], "the file ends early");
        AssertFails([4, 2, 2, .. Sync], "a block has more data than its bytes can hold");
        AssertFails([1, 2, 2, .. Sync], "a block has more data than its bytes can hold");
        AssertFails([2, 1, 2, .. Sync], "a block has -1 bytes, 100 are the most");
        AssertFails([2, 0xCA, 1, 2, .. Sync], "a block has 101 bytes, 100 are the most");
        AssertFails([0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80], "a number has more than 64 bits");
        AssertFails([2, 6, 7, 7, 7, .. Sync], "a block can't be inflated", "deflate");
        AssertFails(Block("deflate", 101, new byte[101]), "a block inflates to more than 100 bytes", "deflate");
        AssertFails(Block("null", 1_000_001, []), "a block has more data than its bytes can hold", "null", "\"null\"");
    }

    [Fact]
    public void Read_OfEveryCut_AndOfChangedBytes_FailsWithTheseExceptionsOnly()
    {
        var random = new Random(3);
        foreach (var codec in new[] { "null", "deflate" })
        {
            var file = File(codec, Block(codec, 3, [2, 4, 6]), Block(codec, 2, [8, 10]));
            for (var round = 0; round < 3000; round++)
            {
                var changed = file[..random.Next(file.Length + 1)];
                for (var i = random.Next(3); i > 0 && changed.Length > 0; i--)
                    changed[random.Next(changed.Length)] = (byte)random.Next(256);
                try
                {
                    using var reader = Open(changed);
                    while (reader.ReadBlock())
                        Assert.InRange(reader.Count, 0, reader.Data.Length);
                }
                catch (Exception error) when (error is AvroFormatException or AvroSchemaException)
                {
                }
            }
        }
    }

    private static AvroContainerReader Open(byte[] file) => AvroContainerReader.Open(new MemoryStream(file), longestBlock: 400_000);

    private static byte[] Start() => [.. "Obj\u0001"u8];

    private static byte[] File(string? codec, params byte[][] blocks) => File(codec, "\"int\"", blocks);

    private static byte[] File(string? codec, string schema, params byte[][] blocks)
    {
        var writer = new AvroWriter();
        writer.WriteRaw(Start());
        writer.BeginBlock(codec is null ? 1 : 2);
        writer.WriteString("avro.schema");
        writer.WriteString(schema);
        if (codec is not null)
        {
            writer.WriteString("avro.codec");
            writer.WriteString(codec);
        }

        writer.EndBlocks();
        writer.WriteRaw(Sync);
        foreach (var block in blocks)
            writer.WriteRaw(block);
        return writer.Written.ToArray();
    }

    private static byte[] Block(string? codec, int count, byte[] data)
    {
        if (codec == "deflate")
        {
            using var packed = new MemoryStream();
            using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal))
                deflate.Write(data);
            data = packed.ToArray();
        }

        var writer = new AvroWriter();
        writer.WriteLong(count);
        writer.WriteBytes(data);
        writer.WriteRaw(Sync);
        return writer.Written.ToArray();
    }

    private static void AssertRefused(byte[] file, string why) =>
        Assert.Equal(why, Assert.Throws<AvroFormatException>(() => Open(file)).Message);

    private static void AssertFails(byte[] block, string why, string codec = "null", string schema = "\"int\"")
    {
        using var reader = AvroContainerReader.Open(new MemoryStream(File(codec, schema, block)), longestBlock: 100);
        Assert.Equal(why, Assert.Throws<AvroFormatException>(() => reader.ReadBlock()).Message);
    }

    /// <summary>Gives a few bytes at a time, as sockets do.</summary>
    private sealed class Dripping(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 977));
    }
}
