using System.Buffers;
using BenchmarkDotNet.Attributes;
using FlowKafka.Detection.Documents;
using FlowKafka.Detection.Tests.Documents;
using FlowKafka.Elasticsearch.Bulk;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Benchmarks;

/// <summary>
/// Closed windows as flow documents into the body of a bulk request, action lines included; the body is begun anew at 5 MB, as
/// a batch is.
/// </summary>
[MemoryDiagnoser]
public class FlowDocumentBenchmarks
{
    private const int Pairs = 20_000;
    private const int BatchBytes = 5 << 20;
    private const long Size = 600_000;

    private readonly WindowPoint[] _points = FlowDocumentInput.Make(Pairs);
    private readonly ArrayBufferWriter<byte> _body = new(BatchBytes + (1 << 16));
    private readonly ArrayBufferWriter<byte> _document = new(1 << 14);
    private readonly byte[] _stream = "logs-flowkafka.flow-default"u8.ToArray();
    private WindowDocument _writer = null!;
    private ReferenceWindowDocument _reference = null!;

    /// <summary>How many of the models that come with the program look for the points in their hulls.</summary>
    [Params(0, 6)]
    public int Models { get; set; }

    /// <summary>Loads the models; to be run from the root of the repository.</summary>
    [GlobalSetup]
    public void Load()
    {
        var models = FlowDocumentInput.Models().Take(Models).ToArray();
        _writer = new(OwnNetworks.Private, models);
        _writer.StampAs("default", 1_768_176_000_000);
        _reference = new(OwnNetworks.Private, models);
        _reference.StampAs("default", 1_768_176_000_000);
    }

    /// <summary>Conversations that go on: their ids and those of their connections are known.</summary>
    [Benchmark(OperationsPerInvoke = Pairs)]
    public int GoingOn()
    {
        foreach (ref readonly var point in _points.AsSpan())
            Add(point);
        return _body.WrittenCount;
    }

    /// <summary>Conversations and connections that are all new, as in a scan: every id is hashed.</summary>
    [Benchmark(OperationsPerInvoke = Pairs)]
    public int New()
    {
        foreach (ref var point in _points.AsSpan())
        {
            point.Conversation = point.Conversation with { Start = point.Conversation.Start - Size };
            point.Newest = point.Newest with { LowerPort = (ushort)(point.Newest.LowerPort + 1) };
            Add(point);
        }

        return _body.WrittenCount;
    }

    /// <summary>The same documents by Utf8JsonWriter, without action lines.</summary>
    [Benchmark(OperationsPerInvoke = Pairs)]
    public int Reference()
    {
        foreach (ref readonly var point in _points.AsSpan())
        {
            _document.ResetWrittenCount();
            _reference.Write(point, _document);
        }

        return _document.WrittenCount;
    }

    private void Add(in WindowPoint point)
    {
        _document.ResetWrittenCount();
        _writer.Write(point, _document);
        if (_body.WrittenCount > BatchBytes)
            _body.ResetWrittenCount();
        BulkLines.Write(new(_stream, _writer.Id), _document.WrittenSpan, _body);
    }
}
