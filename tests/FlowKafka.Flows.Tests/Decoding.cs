using System.IO.Compression;
using System.Text;

using Xunit;

namespace FlowKafka.Flows.Tests;

/// <summary>A decoder with its table and sink, for one test.</summary>
internal sealed class Decoding
{
    public const string Line =
        "2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK";

    public Decoding(FlowLogDecoderOptions? options = null) => Decoder = new FlowLogDecoder(Symbols, options);

    public SymbolTable Symbols { get; } = new();

    public RecordingSink Sink { get; } = new();

    public FlowLogDecoder Decoder { get; }

    public DecodeCounts Counts => Decoder.Counts;

    public FlowRecord Only => Assert.Single(Sink.Records);

    public static Decoding Of(string value, FlowLogDecoderOptions? options = null) => new Decoding(options).Decode(value);

    public static Decoding WithFormat(string format, string value) =>
        Of(value, new FlowLogDecoderOptions { Format = FlowLogFormat.Parse(format) });

    public static byte[] Gzip(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(plain);
        return packed.ToArray();
    }

    public static byte[] Gzip(string plain) => Gzip(Encoding.UTF8.GetBytes(plain));

    public Decoding Decode(string value) => Decode(Encoding.UTF8.GetBytes(value));

    public Decoding Decode(byte[] value)
    {
        Decoder.Decode(value, Sink);
        AssertComplete();
        return this;
    }

    public Decoding Read(byte[] file)
    {
        using var reader = new FlowLogReader(new MemoryStream(file), Decoder);
        while (reader.ReadNext(Sink))
        {
        }

        if (Counts.Rejected(RejectReason.BrokenCompression) == 0)
            Assert.Equal(file.Length, reader.BytesRead);
        AssertComplete();
        return this;
    }

    public void AssertRejects(params RejectReason[] reasons) => Assert.Equal(reasons, Sink.Rejects.Select(r => r.Reason));

    public void AssertComplete()
    {
        Assert.Equal(Counts.Offered, Counts.Accepted + Counts.AllSkipped + Counts.AllRejected);
        Assert.Equal(Sink.Records.Count, Counts.Accepted);
        foreach (var reason in Enum.GetValues<SkipReason>())
            Assert.Equal(Sink.Skips.Count(s => s.Reason == reason), Counts.Skipped(reason));
        foreach (var reason in Enum.GetValues<RejectReason>())
            Assert.Equal(Sink.Rejects.Count(r => r.Reason == reason), Counts.Rejected(reason));
    }
}
