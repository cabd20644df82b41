using System.Text;

using FsCheck;
using FsCheck.Fluent;

using Xunit;

namespace FlowKafka.Flows.Tests;

public class DecoderPropertyTests
{
    private static readonly FlowLogDecoderOptions Options = new() { MaximumLine = 300, MaximumDecompressed = 20_000 };

    private static readonly Gen<byte[]> Noise = Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf();

    private static readonly Gen<byte[]> Piece = Gen.Frequency(
        (6, RandomLines.Any.Select(Bytes)),
        (2, Gen.Constant(Bytes("\n"))),
        (2, Gen.Elements("\r\n", "\n\n", " ", "[", "]", ",", "{", "}", "\"", "\0", "\uFEFF", "{}", "{\"message\":", "2 1 eni-1 - - - - - - - 1 2 - NODATA\n").Select(Bytes)),
        (2, Gen.Elements(AwsLineWriter.HeaderLine + "\n", "srcaddr dstaddr\n", "end start bytes packets protocol dstaddr srcaddr\n", "2 1 4 3 6 10.0.0.1 10.0.0.2\n").Select(Bytes)),
        (2, RandomLines.Any.Select(line => Bytes($$"""{"message":{{System.Text.Json.JsonSerializer.Serialize(line)}}}"""))),
        (2, RandomLines.Any.ListOf().Select(Envelope)),
        (1, RandomLines.Any.ListOf().Select(Firehose)),
        (1, RandomLines.Any.ListOf().Select(lines => Envelope([.. lines.Select(line => Encoding.UTF8.GetString(Firehose([line])))]))),
        (1, Gen.Elements("\n{", "{\"records\":[", "{\"message\":{", "]}", "{\"data\":\"", "[[", "2026-01-31T23:59:59Z {\"message\":\"x\"}\n").Select(Bytes)),
        (1, Gen.Constant(Bytes("{\"records\":[\n" + AzureTests.Vnet("1663146003606,10.0.0.6,192.0.2.180,23956,443,6,O,C,NX,767,108256,789,99457", "x") + ",\n" + AzureTests.Nsg() + "]}"))),
        (1, Gen.Constant(Bytes(new string('x', 400)))),
        (1, Noise));

    private static readonly Gen<byte[]> Plain = Gen.Choose(0, 8).SelectMany(count => Piece.ArrayOf(count)).Select(pieces => pieces.SelectMany(p => p).ToArray());

    private static readonly Gen<byte[]> Value = Gen.Frequency(
        (4, Plain),
        (2, Plain.Select(Decoding.Gzip)),
        (1, Plain.Zip(Plain).Select(two => Decoding.Gzip(two.Item1).Concat(Decoding.Gzip(two.Item2)).ToArray())),
        (1, Plain.Zip(Noise).Select(two => Decoding.Gzip(two.Item1).Concat(two.Item2).ToArray())),
        (1, Plain.Select(Decoding.Gzip).Select(Decoding.Gzip)),
        (1, Noise.Select(n => new byte[] { 0x1F, 0x8B }.Concat(n).ToArray())));

    /// <summary>Values, some of them cut, some with a byte changed.</summary>
    private static readonly Gen<byte[]> Hurt =
        from value in Value
        from how in Gen.Choose(0, 3)
        from at in Gen.Choose(0, 1_000_000)
        select value.Length == 0 ? value : how switch
        {
            0 => value[..(at % value.Length)],
            1 => [.. value[..(at % value.Length)], (byte)(at >> 8), .. value[(at % value.Length + 1)..]],
            _ => value,
        };

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Firehose(IList<string> lines) => Bytes(
        """{"requestId":"r","timestamp":1,"records":[""" + string.Join(',', lines.Select(line => $$"""{"data":"{{Convert.ToBase64String(Bytes(line))}}"}""")) + "]}");

    private static byte[] Envelope(IList<string> lines) => Bytes(
        """{"messageType":"DATA_MESSAGE","owner":"1","logGroup":"g","logStream":"s","logEvents":["""
        + string.Join(',', lines.Select((line, i) => $$"""{"id":"{{i}}","message":{{System.Text.Json.JsonSerializer.Serialize(line)}}}""")) + "]}");

    [Fact]
    public void Decode_AnyValues_AccountsForEveryRecord() =>
        Prop.ForAll(Hurt.ArrayOf().ToArbitrary(), values =>
        {
            var decoding = new Decoding(Options);
            foreach (var value in values)
                decoding.Decode(value);
        }).Check(RandomLines.Runs(1000));

    [Fact]
    public void Decode_AnyValue_IsTheSameEachTime() =>
        Prop.ForAll(Hurt.ToArbitrary(), value =>
        {
            var once = new Decoding(Options).Decode(value);
            var after = new Decoding(Options).Decode("${srcaddr} dstaddr\nx").Decode("{").Decode(value);

            Assert.Equal(once.Sink.Records.Select(r => r.Identity), after.Sink.Records.Select(r => r.Identity));
            Assert.Equal(once.Sink.Rejects, after.Sink.Rejects.Skip(3));
        }).Check(RandomLines.Runs(1000));

    [Fact]
    public void Reader_AnyFileInAnyBlocks_FindsWhatTheDecoderFinds() =>
        Prop.ForAll(Hurt.Zip(Gen.Choose(1, 3000)).ToArbitrary(), pair =>
        {
            var whole = new Decoding(Options with { MaximumDecompressed = long.MaxValue }).Decode(pair.Item1);
            var read = new Decoding(Options with { MaximumDecompressed = long.MaxValue });
            using (var reader = new FlowLogReader(new SlowStream(pair.Item1, pair.Item2), read.Decoder))
            {
                while (reader.ReadNext(read.Sink))
                {
                }
            }

            read.AssertComplete();
            Assert.Equal(whole.Sink.Records, read.Sink.Records);
            Assert.Equal(whole.Sink.Places, read.Sink.Places);
            Assert.Equal(whole.Sink.Skips, read.Sink.Skips);
            Assert.Equal(whole.Sink.Losses, read.Sink.Losses);
            Assert.Equal(whole.Sink.Rejects.Select(r => (r.Reason, r.Place)), read.Sink.Rejects.Select(r => (r.Reason, r.Place)));
        }).Check(RandomLines.Runs(2000));

    [Fact]
    public void Counts_Added_AreSums()
    {
        var first = Decoding.Of(Decoding.Line + "\nx\n2 1 eni-1 - - - - - - - 1 2 - NODATA");
        var second = Decoding.Of("2 1 eni-1 10.0.0.1 10.0.0.2 1 2 6 3 4 9 8 ACCEPT OK\nx");
        first.Counts.Add(second.Counts);

        Assert.Equal((5, 2, 1, 2), (first.Counts.Offered, first.Counts.Accepted, first.Counts.AllSkipped, first.Counts.AllRejected));
        Assert.Equal((1, 2), (first.Counts.InvertedIntervals, first.Counts.Rejected(RejectReason.FieldCount)));
    }

    private sealed class SlowStream(byte[] bytes, int most) : ReadOnlyStream
    {
        private int _at;

        public override int Read(Span<byte> buffer)
        {
            var count = Math.Min(Math.Min(buffer.Length, most), bytes.Length - _at);
            bytes.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            return count;
        }
    }
}
