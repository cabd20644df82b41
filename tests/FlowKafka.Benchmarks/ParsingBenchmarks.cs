using System.IO.Compression;
using System.Text;

using BenchmarkDotNet.Attributes;

using FlowKafka.Flows;

namespace FlowKafka.Benchmarks;

/// <summary>Lines a second through the decoder; the time is that of one line, without the making of the input.</summary>
[MemoryDiagnoser]
public class ParsingBenchmarks
{
    private const int Lines = 10_000;

    private readonly ParsingSink _sink = new();
    private readonly FlowLogDecoder _decoder = new(new SymbolTable());
    private readonly ParsingInput _input = new(Lines);

    /// <summary>Lines of version 2 in one block, as in a file.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Lines)]
    public long Version2Block() => Decode(_input.Version2);

    /// <summary>Lines of version 2, each a value of its own, as on Kafka.</summary>
    [Benchmark(OperationsPerInvoke = Lines)]
    public long Version2Values()
    {
        foreach (var value in _input.Version2Values)
            _decoder.Decode(value, _sink);
        return _sink.Bytes;
    }

    /// <summary>The same lines by the general parser, which also reads the custom formats.</summary>
    [Benchmark(OperationsPerInvoke = Lines)]
    public long Version2General() => Decode(_input.Version2Shuffled);

    /// <summary>Lines with all 29 fields of versions 2 to 5 behind a header line.</summary>
    [Benchmark(OperationsPerInvoke = Lines)]
    public long Version5Block() => Decode(_input.Version5);

    /// <summary>CloudWatch envelopes of 1,000 events.</summary>
    [Benchmark(OperationsPerInvoke = Lines)]
    public long Envelopes() => Decode(_input.Envelopes);

    /// <summary>CloudWatch envelopes of 1,000 events, in gzip.</summary>
    [Benchmark(OperationsPerInvoke = Lines)]
    public long GzipEnvelopes() => Decode(_input.GzipEnvelopes);

    private long Decode(byte[] value)
    {
        _decoder.Decode(value, _sink);
        return _sink.Bytes;
    }

    private sealed class ParsingSink : IFlowSink
    {
        public long Bytes { get; private set; }

        public void Accept(in FlowRecord record, RecordPlace place, ReadOnlySpan<byte> raw) =>
            Bytes += record.Bytes + (long)(ulong)record.Identity;

        public void Skip(SkipReason reason, RecordPlace place) => throw new InvalidOperationException("Every line is a record.");

        public void Reject(RejectReason reason, RecordPlace place, ReadOnlySpan<byte> raw) =>
            throw new InvalidOperationException("Every line is a record.");

        public void Lost(in LostInterval interval, RecordPlace place) => throw new InvalidOperationException("Every line is a record.");
    }

    private sealed class ParsingInput
    {
        private const string MoreNames =
            " vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr region az-id sublocation-type sublocation-id"
            + " pkt-src-aws-service pkt-dst-aws-service flow-direction traffic-path";

        public ParsingInput(int count)
        {
            var random = new Random(1);
            var lines = Enumerable.Range(0, count).Select(_ => Line(random)).ToArray();
            Version2 = Bytes(string.Join('\n', lines));
            Version2Values = [.. lines.Select(Bytes)];
            Version2Shuffled = Bytes(Swapped(AwsLineWriter.HeaderLine) + "\n" + string.Join('\n', lines.Select(Swapped)));
            Version5 = Bytes(AwsLineWriter.HeaderLine + MoreNames + "\n" + string.Join('\n', lines.Select(Longer)));
            Envelopes = Bytes(string.Concat(lines.Chunk(1000).Select(Envelope)));
            using var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
                gzip.Write(Envelopes);
            GzipEnvelopes = packed.ToArray();
        }

        public byte[] Version2 { get; }

        public byte[][] Version2Values { get; }

        public byte[] Version2Shuffled { get; }

        public byte[] Version5 { get; }

        public byte[] Envelopes { get; }

        public byte[] GzipEnvelopes { get; }

        private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);

        private static string Line(Random random)
        {
            var start = 1_700_000_000 + random.Next(100_000);
            return $"2 123456789010 eni-{random.Next(500):x17} {Address(random)} {Address(random)} {random.Next(1024, 65536)} "
                + $"{random.Next(1, 10_000)} 6 {random.Next(1, 500)} {random.Next(40, 100_000)} {start} {start + 60} "
                + (random.Next(20) == 0 ? "REJECT OK" : "ACCEPT OK");
        }

        private static string Address(Random random) => $"10.{random.Next(256)}.{random.Next(256)}.{random.Next(1, 255)}";

        private static string Swapped(string line)
        {
            var words = line.Split(' ');
            (words[0], words[13]) = (words[13], words[0]);
            return string.Join(' ', words);
        }

        private static string Longer(string line)
        {
            var words = line.Split(' ');
            return $"{line} vpc-0123456789abcdef0 subnet-0123456789abcdef0 i-0123456789abcdef0 2 IPv4 {words[3]} {words[4]} "
                + "us-east-1 use1-az1 - - - - ingress 1";
        }

        private static string Envelope(string[] lines) =>
            """{"messageType":"DATA_MESSAGE","owner":"1","logGroup":"g","logStream":"s","subscriptionFilters":[],"logEvents":["""
            + string.Join(',', lines.Select((line, i) =>
                $$"""{"id":"3560123456789012345678901234567890123456789012345{{i:d4}}","timestamp":1733430000000,"message":"{{line}}"}"""))
            + "]}";
    }
}
