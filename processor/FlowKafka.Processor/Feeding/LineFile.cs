using System.IO.Compression;
using System.Text;
using FlowKafka.Flows;
using FlowKafka.Processor.Files;
using FlowKafka.Processor.Scoring;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Processor.Feeding;

/// <summary>A file's lines in their order, each with how far event time had come in the file by then.</summary>
internal sealed class LineFile : IFlowSink, IDisposable
{
    private readonly FileStream _file;
    private readonly LineReader _reader;
    private readonly FlowLogDecoder _decoder = new(new SymbolTable());
    private readonly long _windowSize;
    private byte[] _value = [];
    private bool _isDefault = true;

    public LineFile(InputFile file, int number, long windowSize)
    {
        Path = file.Path;
        Number = number;
        _windowSize = windowSize;
        _file = file.Open();
        _reader = new LineReader(IsGzip(_file) ? new GZipStream(_file, CompressionMode.Decompress) : _file);
    }

    public string Path { get; }

    /// <summary>Its number among the files.</summary>
    public int Number { get; }

    /// <summary>The line, as it stands in the file; valid until the next is read.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>The header line that holds for the line, with its line feed; empty for the default format.</summary>
    public ReadOnlyMemory<byte> Header { get; private set; }

    /// <summary>The highest event time up to and including the line, Unix milliseconds.</summary>
    public long Time { get; private set; } = long.MinValue;

    /// <summary>Bytes of the file read so far.</summary>
    public long Position => _file.CanRead ? _file.Position : 0;

    /// <summary>Goes to the next line that is no header and not blank; false at the end.</summary>
    /// <exception cref="InvalidDataException">The compression is broken.</exception>
    public bool MoveNext()
    {
        while (_reader.TryRead(out var line))
        {
            if (!line.Span.ContainsAnyExcept((byte)' ', (byte)'\t', (byte)'\r'))
                continue;
            var headers = _decoder.Counts.Headers;
            Decode(line.Span);
            if (_decoder.Counts.Headers == headers + (_isDefault ? 0 : 1))
            {
                Line = line;
                return true;
            }

            Header = HeaderOf(line.Span);
        }

        return false;
    }

    public void Accept(in FlowRecord record, RecordPlace place, ReadOnlySpan<byte> raw) =>
        Time = Math.Max(Time, EventTime.Of(record, _windowSize));

    public void Skip(SkipReason reason, RecordPlace place)
    {
        // It goes the way of all lines; what it says is for ingest to read.
    }

    public void Reject(RejectReason reason, RecordPlace place, ReadOnlySpan<byte> raw)
    {
        // As above: ingest must see what is wrong.
    }

    public void Lost(in LostInterval interval, RecordPlace place)
    {
        // As above.
    }

    public void Dispose()
    {
        _reader.Dispose();
        _file.Dispose();
    }

    private static bool IsGzip(FileStream file)
    {
        Span<byte> start = stackalloc byte[2];
        var read = file.ReadAtLeast(start, 2, throwOnEndOfStream: false);
        file.Position = 0;
        return read == 2 && start[0] == 0x1F && start[1] == 0x8B;
    }

    private void Decode(ReadOnlySpan<byte> line)
    {
        if (_isDefault)
        {
            _decoder.Decode(line, this);
            return;
        }

        var length = Header.Length + line.Length;
        if (_value.Length < length)
            _value = new byte[2 * length];
        Header.Span.CopyTo(_value);
        line.CopyTo(_value.AsSpan(Header.Length));
        _decoder.Decode(_value.AsSpan(0, length), this);
    }

    private ReadOnlyMemory<byte> HeaderOf(ReadOnlySpan<byte> line)
    {
        var text = Encoding.UTF8.GetString(line).Trim();
        _isDefault = FlowLogFormat.TryParse(text, out var format, out _) && format.ToString() == FlowLogFormat.Default.ToString();
        return _isDefault ? ReadOnlyMemory<byte>.Empty : Encoding.UTF8.GetBytes(text + "\n");
    }
}
