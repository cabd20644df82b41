using System.Buffers;
using System.Globalization;
using FlowKafka.Elasticsearch.Bulk;

namespace FlowKafka.Processor.Scoring;

/// <summary>
/// Writes bodies of bulk requests, for curl to send: to one stream, or to files <c>bulk-0001.ndjson</c> and so on, none of them
/// larger than wanted unless a document alone is. What is added is settled: there is nobody to refuse it.
/// </summary>
internal sealed class BulkOutput : IBulkSink
{
    private const int Enough = 1 << 16;

    private readonly ArrayBufferWriter<byte> _buffer = new(2 * Enough);
    private readonly ArrayBufferWriter<byte> _lines = new(8192);
    private readonly string? _folder;
    private readonly long _mostBytes;
    private Stream? _stream;
    private long _bytes;

    /// <summary>Writes to a stream.</summary>
    public BulkOutput(Stream stream) => (_stream, _mostBytes) = (stream, long.MaxValue);

    /// <summary>Writes into a folder, which is made if it is missing; files of an earlier run are cleared away.</summary>
    public BulkOutput(string folder, long mostBytes)
    {
        (_folder, _mostBytes) = (folder, mostBytes);
        Directory.CreateDirectory(folder);
        foreach (var old in Directory.EnumerateFiles(folder, "bulk-*.ndjson"))
            File.Delete(old);
    }

    /// <summary>Documents written.</summary>
    public long Documents { get; private set; }

    public bool WantsMore => true;

    public long Settled => Documents;

    /// <summary>Files begun.</summary>
    public int Files { get; private set; }

    /// <summary>Writes a document and what to do with it.</summary>
    public long Add(in BulkAction action, ReadOnlySpan<byte> document)
    {
        _lines.ResetWrittenCount();
        BulkLines.Write(action, document, _lines);
        if (_folder is not null && (_stream is null || _bytes + _lines.WrittenCount > _mostBytes))
            Begin();
        _buffer.Write(_lines.WrittenSpan);
        _bytes += _lines.WrittenCount;
        if (_buffer.WrittenCount >= Enough)
            Flush();
        return Documents++;
    }

    /// <summary>Hands all on that waits in the buffer.</summary>
    public void Flush()
    {
        _stream?.Write(_buffer.WrittenSpan);
        _stream?.Flush();
        _buffer.ResetWrittenCount();
    }

    public void Follow(bool sendAll)
    {
        if (sendAll)
            Flush();
    }

    public bool TryTakeRejected(out RejectedDocument rejected)
    {
        rejected = null!;
        return false;
    }

    public void Dispose()
    {
        if (_folder is null)
            return;
        try
        {
            Flush();
        }
        finally
        {
            _stream?.Dispose();
        }
    }

    private void Begin()
    {
        Flush();
        _stream?.Dispose();
        Files++;
        _bytes = 0;
        _stream = new FileStream(
            Path.Combine(_folder!, string.Create(CultureInfo.InvariantCulture, $"bulk-{Files:0000}.ndjson")), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }
}
