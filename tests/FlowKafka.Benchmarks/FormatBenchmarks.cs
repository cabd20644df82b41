using BenchmarkDotNet.Attributes;

using FlowKafka.Flows;

namespace FlowKafka.Benchmarks;

/// <summary>AWS text in the shapes that it arrives in; the time is that of one record, without the making of the input.</summary>
[MemoryDiagnoser]
public class FormatBenchmarks
{
    private const int Records = AwsTraffic.Envelopes * AwsTraffic.EventsInOne;

    private readonly Sink _sink = new();
    private readonly FlowLogDecoder _decoder = new(new SymbolTable());
    private byte[] _lines = [];
    private byte[] _longLines = [];
    private byte[][] _envelopes = [];
    private byte[][] _gzipEnvelopes = [];

    /// <summary>Makes the input.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var traffic = new AwsTraffic();
        _lines = traffic.Lines();
        _longLines = traffic.LongLines();
        _envelopes = traffic.CloudWatchEnvelopes();
        _gzipEnvelopes = [.. _envelopes.Select(AwsTraffic.Gzip)];
    }

    /// <summary>Lines of the default format, as in a file of Firehose or S3.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Records)]
    public long AwsLines() => Decode(_lines);

    /// <summary>Lines of 29 fields, those of versions 2 to 5, behind a header line.</summary>
    [Benchmark(OperationsPerInvoke = Records)]
    public long AwsLinesOf29Fields() => Decode(_longLines);

    /// <summary>Subscription envelopes of 1,000 events of one interface, plain.</summary>
    [Benchmark(OperationsPerInvoke = Records)]
    public long CloudWatch() => Decode(_envelopes);

    /// <summary>The same, in gzip, as CloudWatch sends them.</summary>
    [Benchmark(OperationsPerInvoke = Records)]
    public long CloudWatchGzip() => Decode(_gzipEnvelopes);

    private long Decode(params ReadOnlySpan<byte[]> values)
    {
        foreach (var value in values)
            _decoder.Decode(value, _sink);
        return _sink.Bytes;
    }

    private sealed class Sink : IFlowSink
    {
        public long Bytes { get; private set; }

        public void Accept(in FlowRecord record, RecordPlace place, ReadOnlySpan<byte> raw) =>
            Bytes += record.Bytes + (long)(ulong)record.Identity;

        public void Skip(SkipReason reason, RecordPlace place) => throw new InvalidOperationException("Every line is a record.");

        public void Reject(RejectReason reason, RecordPlace place, ReadOnlySpan<byte> raw) =>
            throw new InvalidOperationException("Every line is a record.");

        public void Lost(in LostInterval interval, RecordPlace place) => throw new InvalidOperationException("Every line is a record.");
    }
}
