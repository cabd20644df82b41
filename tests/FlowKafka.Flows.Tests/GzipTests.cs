using System.Text;

using Xunit;

namespace FlowKafka.Flows.Tests;

public class GzipTests
{
    private static readonly byte[] Plain = Encoding.ASCII.GetBytes(
        string.Concat(Enumerable.Range(0, 5000).Select(i => Decoding.Line.Replace("20641", (1000 + i).ToString(), StringComparison.Ordinal) + "\n")));

    [Fact]
    public void Members_OneOrSeveralOrNested_GiveTheSameRecords()
    {
        var expected = new Decoding().Decode(Plain).Sink.Records;
        Assert.Equal(5000, expected.Count);
        var half = Plain.AsSpan().IndexOf("2500 22"u8) + 40;
        byte[] several = [.. Decoding.Gzip(Plain[..half]), .. Decoding.Gzip(Plain[half..])];

        foreach (var packed in new[] { Decoding.Gzip(Plain), several, Decoding.Gzip(Decoding.Gzip(Plain)) })
        {
            Assert.Equal(expected, new Decoding().Decode(packed).Sink.Records);
            Assert.Equal(expected, new Decoding().Read(packed).Sink.Records);
        }
    }

    [Fact]
    public void Truncated_Anywhere_KeepsWhatCameBeforeAndRejectsOnce()
    {
        var packed = Decoding.Gzip(Plain);
        var expected = new Decoding().Decode(Plain).Sink.Records;
        foreach (var length in new[] { 2, 9, 10, 11, packed.Length / 2, packed.Length - 9, packed.Length - 8, packed.Length - 1 })
        {
            var whole = new Decoding().Decode(packed[..length]);
            var read = new Decoding().Read(packed[..length]);

            whole.AssertRejects(RejectReason.BrokenCompression);
            read.AssertRejects(RejectReason.BrokenCompression);
            Assert.Equal(length, whole.Sink.Rejects[0].Raw.Length);
            Assert.Equal(expected.Take(whole.Sink.Records.Count), whole.Sink.Records);
            Assert.Equal(whole.Sink.Records, read.Sink.Records);
        }
    }

    [Fact]
    public void Truncated_InTheMiddle_DropsTheLineThatWasCut()
    {
        var packed = Decoding.Gzip(Plain);
        var decoding = new Decoding().Decode(packed[..(packed.Length / 2)]);

        Assert.InRange(decoding.Counts.Accepted, 1000, 4000);
        Assert.Equal(decoding.Counts.Accepted + 1, decoding.Counts.Offered);
    }

    [Fact]
    public void Corrupt_InTheMiddle_KeepsWhatCameBeforeAndRejectsOnce()
    {
        var packed = Decoding.Gzip(Plain);
        packed[packed.Length / 2] ^= 0xFF;

        var decoding = new Decoding().Decode(packed);
        Assert.Equal(1, decoding.Counts.Rejected(RejectReason.BrokenCompression));
        Assert.Equal(new Decoding().Decode(Plain).Sink.Records.Take(1000), decoding.Sink.Records.Take(1000));
    }

    [Fact]
    public void WrongChecksum_Member_RejectsOnce()
    {
        var packed = Decoding.Gzip(Plain);
        packed[^6] ^= 1;

        new Decoding().Decode(packed).AssertRejects(RejectReason.BrokenCompression);
    }

    [Fact]
    public void TrailingBytes_BehindTheLastMember_RejectOnce()
    {
        var packed = Decoding.Gzip(Plain);

        foreach (byte[] more in new byte[][] { [0], [0x1F], [0x1F, 0x8B], [.. "garbage"u8], new byte[20_000] })
        {
            byte[] value = [.. packed, .. more];
            var decoding = new Decoding().Decode(value);

            decoding.AssertRejects(RejectReason.BrokenCompression);
            Assert.Equal(5000, decoding.Counts.Accepted);
            new Decoding().Read(value).AssertRejects(RejectReason.BrokenCompression);
        }
    }

    [Fact]
    public void Truncated_Envelope_KeepsItsWholeEvents()
    {
        var events = string.Join(',', Enumerable.Range(0, 3000).Select(i =>
            $$"""{"id":"e{{i * 7919}}","timestamp":1,"message":"{{Decoding.Line.Replace("20641", (1000 + i).ToString(), StringComparison.Ordinal)}}"}"""));
        var packed = Decoding.Gzip($$"""{"messageType":"DATA_MESSAGE","owner":"1","logGroup":"g","logStream":"s","logEvents":[{{events}}]}""");
        Assert.Equal(3000, new Decoding().Decode(packed).Counts.Accepted);

        foreach (var decoding in new[] { new Decoding().Decode(packed[..(packed.Length / 2)]), new Decoding().Read(packed[..(packed.Length / 2)]) })
        {
            decoding.AssertRejects(RejectReason.BrokenCompression);
            Assert.InRange(decoding.Counts.Accepted, 500, 2500);
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void Bomb_BeyondTheLimit_IsRejectedOnce(int beyond, int rejected)
    {
        var options = new FlowLogDecoderOptions { MaximumDecompressed = Plain.Length - beyond };
        var decoding = new Decoding(options).Decode(Decoding.Gzip(Plain));

        Assert.Equal(rejected, decoding.Counts.Rejected(RejectReason.BrokenCompression));
        Assert.Equal(5000 - rejected, decoding.Counts.Accepted);
    }
}
