using System.Text;

using Xunit;

namespace FlowKafka.Flows.Tests;

public class HostileInputTests
{
    private const long Megabyte = 1 << 20;

    /// <summary>What decoding allocates, once everything has been used.</summary>
    private static long Allocated(byte[] value, FlowLogDecoderOptions? options = null)
    {
        var decoder = new FlowLogDecoder(new SymbolTable(), options);
        var sink = new Fuzz.CountingSink();
        decoder.Decode(Encoding.ASCII.GetBytes(Decoding.Line), sink);
        var before = GC.GetAllocatedBytesForCurrentThread();
        decoder.Decode(value, sink);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        sink.AssertComplete(decoder.Counts);
        return allocated;
    }

    private static byte[] Firehose(params byte[][] records) => Encoding.ASCII.GetBytes(
        """{"requestId":"r","timestamp":1,"records":[""" + string.Join(',', records.Select(r => $$"""{"data":"{{Convert.ToBase64String(r)}}"}""")) + "]}");

    [Fact]
    public void GzipBomb_InAFirehoseRecordInGzip_IsBoundedInTotal()
    {
        // Each record alone is within the limit; two of them are not: the second is broken off, and so are the third, which
        // was unpacked with it, and all behind it.
        var bomb = Decoding.Gzip(new string('x', 3_000_000) + "\n");
        var value = Decoding.Gzip(Firehose([.. Enumerable.Repeat(bomb, 20)]));
        var options = new FlowLogDecoderOptions { MaximumDecompressed = 4_000_000 };
        var decoding = new Decoding(options).Decode(value);

        decoding.AssertRejects(
            RejectReason.LineTooLong, RejectReason.LineTooLong, RejectReason.BrokenCompression, RejectReason.BrokenCompression,
            RejectReason.BrokenCompression);
        Assert.InRange(Allocated(value, options), 0, 8 * Megabyte);
    }

    [Fact]
    public void GzipBomb_OfEmptyMembersInGzip_IsBoundedByWhatIsUnpackedInBetween()
    {
        byte[] empty = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        new Decoding().Decode([.. empty, .. empty]).AssertRejects();
        var value = Decoding.Gzip(Enumerable.Repeat(empty, 200_000).SelectMany(b => b).ToArray());

        new Decoding(new() { MaximumDecompressed = Megabyte }).Decode(value).AssertRejects(RejectReason.BrokenCompression);
    }

    [Fact]
    public void LineOf64Megabytes_IsTooLong()
    {
        var value = new byte[64 * Megabyte];
        value.AsSpan().Fill((byte)'x');

        new Decoding().Decode(value).AssertRejects(RejectReason.LineTooLong);
        new Decoding().Read(value).AssertRejects(RejectReason.LineTooLong);
        Assert.InRange(Allocated(value), 0, Megabyte);
        Assert.InRange(Allocated(Decoding.Gzip(value)), 0, Megabyte);
        byte[] message = [.. "{\"message\":\""u8, .. value, .. "\"}"u8];
        new Decoding().Decode(message).AssertRejects(RejectReason.LineTooLong);
        Assert.InRange(Allocated(message), 0, Megabyte);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("{\"message\":")]
    [InlineData("{\"records\":[")]
    [InlineData("{\"logEvents\":[")]
    [InlineData("{\"flowRecords\":[")]
    public void Json_Nested100000Deep_IsTooDeep(string piece)
    {
        var value = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(piece, 100_000)));
        var decoding = new Decoding().Decode(value);
        var read = new Decoding().Read(value);

        // An array of documents is opened at once, and so is one in it: only the last one is refused.
        RejectReason[] expected = [piece == "{\"records\":[" ? RejectReason.UnknownShape : RejectReason.TooDeep];
        decoding.AssertRejects(expected);
        read.AssertRejects(expected);
        Assert.InRange(Allocated(value), 0, Megabyte);
    }

    [Theory]
    [InlineData(63, RejectReason.UnknownShape)]
    [InlineData(64, RejectReason.TooDeep)]
    public void Json_NestedAtTheLimit_IsReadAndBeyondItIsNot(int arrays, RejectReason reason) =>
        Decoding.Of("{\"a\":" + new string('[', arrays) + new string(']', arrays) + "}").AssertRejects(reason);

    [Fact]
    public void Message_Nested100000Deep_IsTooDeepAtTheFifth()
    {
        var value = "{\"message\":" + new string('x', 10);
        for (var depth = 0; depth < 12; depth++)
            value = $$"""{"message":{{System.Text.Json.JsonSerializer.Serialize(value)}}}""";

        Decoding.Of(value).AssertRejects(RejectReason.TooDeep);
    }

    [Fact]
    public void FirehoseBody_Of10000Records_StreamsThrough()
    {
        var line = Encoding.ASCII.GetBytes(Decoding.Line);
        var value = Firehose([.. Enumerable.Repeat(line, 10_000)]);
        var decoder = new FlowLogDecoder(new SymbolTable());
        var sink = new Fuzz.CountingSink();
        decoder.Decode(value, sink);

        Assert.Equal(10_000, sink.Accepted);
        Assert.InRange(Allocated(value), 0, Megabyte / 4);
        Assert.Equal(10_000, new Decoding().Read(value).Counts.Accepted);
    }

    [Fact]
    public void FirehoseBody_ClaimingMoreThanItHolds_GivesWhatItHolds()
    {
        var value = Firehose([.. Enumerable.Repeat(Encoding.ASCII.GetBytes(Decoding.Line), 10)]);
        foreach (var decoding in new[] { new Decoding().Decode(value[..^30]), new Decoding().Read(value[..^30]) })
        {
            Assert.Equal(9, decoding.Counts.Accepted);
            decoding.AssertRejects(RejectReason.UnknownShape);
        }
    }

    [Fact]
    public void Object_OfManyRecords_IsReadElementByElement()
    {
        var element = $$"""{"message":"{{Decoding.Line}}"},""" + "\n";
        var count = 8 * (int)Megabyte / element.Length;
        using var file = new RepeatingStream("{\"records\":[\n"u8.ToArray(), Encoding.ASCII.GetBytes(element), count, "{\"message\":\"\"}]}"u8.ToArray());
        var decoder = new FlowLogDecoder(new SymbolTable(), new() { MaximumDecompressed = Megabyte });
        var sink = new Fuzz.CountingSink();
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var reader = new FlowLogReader(file, decoder);
        while (reader.ReadNext(sink))
        {
        }

        Assert.Equal(count, sink.Accepted);
        sink.AssertComplete(decoder.Counts);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Megabyte);
    }

    [Fact]
    public void Values_CutAnywhere_AreAccountedFor()
    {
        var inner = $$"""{"messageType":"DATA_MESSAGE","owner":"1","logEvents":[{"id":"1","message":"{{Decoding.Line}}"}]}""";
        foreach (var whole in new[] { Firehose(Encoding.ASCII.GetBytes(inner), Decoding.Gzip(inner)), Decoding.Gzip(inner), Encoding.ASCII.GetBytes(inner) })
        {
            for (var length = 0; length < whole.Length; length++)
            {
                var decoded = new Decoding().Decode(whole[..length]);
                var read = new Decoding().Read(whole[..length]);

                Assert.Equal(decoded.Sink.Records, read.Sink.Records);
                Assert.Equal(decoded.Sink.Rejects.Select(r => (r.Reason, r.Place)), read.Sink.Rejects.Select(r => (r.Reason, r.Place)));
                Assert.InRange(decoded.Counts.AllRejected, length == 0 ? 0 : 1, 1);
            }
        }
    }

    private sealed class RepeatingStream(byte[] head, byte[] element, int count, byte[] tail) : ReadOnlyStream
    {
        private readonly long _length = head.Length + (long)element.Length * count + tail.Length;
        private long _at;

        public override int Read(Span<byte> buffer)
        {
            var read = 0;
            for (; read < buffer.Length && _at < _length; read++, _at++)
            {
                var inside = _at - head.Length;
                buffer[read] = inside < 0 ? head[_at]
                    : inside < (long)element.Length * count ? element[inside % element.Length] : tail[inside - (long)element.Length * count];
            }

            return read;
        }
    }
}
