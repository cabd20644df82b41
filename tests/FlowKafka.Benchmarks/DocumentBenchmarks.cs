using BenchmarkDotNet.Attributes;

using FlowKafka.Flows;

namespace FlowKafka.Benchmarks;

/// <summary>Documents a second through the decoder, which recognises them by itself; the time is that of one document, of
/// which Zeek's are two records.</summary>
[MemoryDiagnoser]
public class DocumentBenchmarks
{
    private const int Documents = 10_000;

    private readonly DocumentSink _sink = new();
    private readonly FlowLogDecoder _decoder = new(new SymbolTable());
    private readonly DocumentInput _input = new(Documents);

    /// <summary>Flow tuples of Azure's virtual network logs, a hundred in a document; each is two records.</summary>
    [Benchmark(OperationsPerInvoke = Documents)]
    public long Azure() => Decode(_input.Azure);

    /// <summary>Google Cloud log entries of 1,000 bytes, each a value of its own.</summary>
    [Benchmark(OperationsPerInvoke = Documents)]
    public long Google() => Decode(_input.Google);

    /// <summary>Zeek's connections in JSON, each a value of its own.</summary>
    [Benchmark(OperationsPerInvoke = Documents)]
    public long ZeekJson() => Decode(_input.ZeekJson);

    /// <summary>Zeek's conn.log in tab-separated values, as a file.</summary>
    [Benchmark(OperationsPerInvoke = Documents)]
    public long ZeekTsv() => Decode([_input.ZeekTsv]);

    /// <summary>GoFlow2's messages with all its usual fields, each a value of its own.</summary>
    [Benchmark(OperationsPerInvoke = Documents)]
    public long GoFlow2() => Decode(_input.GoFlow2);

    /// <summary>pmacct's messages, each a value of its own.</summary>
    [Benchmark(OperationsPerInvoke = Documents)]
    public long Pmacct() => Decode(_input.Pmacct);

    private long Decode(byte[][] values)
    {
        foreach (var value in values)
            _decoder.Decode(value, _sink);
        return _sink.Bytes;
    }

    private sealed class DocumentSink : IFlowSink
    {
        public long Bytes { get; private set; }

        public void Accept(in FlowRecord record, RecordPlace place, ReadOnlySpan<byte> raw) =>
            Bytes += record.Bytes + (long)(ulong)record.Identity;

        public void Skip(SkipReason reason, RecordPlace place) => throw new InvalidOperationException("Every document is a record.");

        public void Reject(RejectReason reason, RecordPlace place, ReadOnlySpan<byte> raw) =>
            throw new InvalidOperationException("Every document is a record.");

        public void Lost(in LostInterval interval, RecordPlace place) => throw new InvalidOperationException("Every document is a record.");
    }
}
