using BenchmarkDotNet.Attributes;
using FlowKafka.Elasticsearch;
using FlowKafka.Elasticsearch.Bulk;

namespace FlowKafka.Benchmarks;

/// <summary>Ready documents of 1,000 bytes into a bulk request; the time is that of one document.</summary>
[MemoryDiagnoser]
public class BulkBenchmarks : IDisposable
{
    private const int Documents = 4000;
    private const int Size = 5 << 20;

    private readonly byte[] _document = new byte[1000];
    private readonly BulkBatch _batch = new();
    private readonly MemoryStream _packed = new();

    public BulkBenchmarks()
    {
        // As repetitive as documents are: names that come again, numbers that do not.
        var random = new Random(1);
        for (var i = 0; i < _document.Length; i++)
            _document[i] = i % 20 < 14 ? (byte)('a' + i % 20) : (byte)('0' + random.Next(10));
        Fill();
    }

    /// <summary>Lays the action line and the document out in the batch.</summary>
    [Benchmark(OperationsPerInvoke = Documents)]
    public int Add()
    {
        Fill();
        return _batch.Bytes;
    }

    /// <summary>Compresses a request of such documents.</summary>
    [Benchmark(OperationsPerInvoke = Documents)]
    public long Compress()
    {
        _batch.Plan(int.MaxValue);
        GzipBody.Write(_batch.PartBody.Span, _packed);
        return _packed.Length;
    }

    public void Dispose()
    {
        _packed.Dispose();
        GC.SuppressFinalize(this);
    }

    private void Fill()
    {
        _batch.Clear(Size);
        for (var i = 0; i < Documents; i++)
            _batch.Add(i, new("logs-flowkafka.flow-default"u8, "0123456789abcdef0123456789abcdef"u8), _document, Size, 0);
    }
}
