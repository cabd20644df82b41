using System.Buffers;

namespace FlowKafka.Processor.Scoring;

/// <summary>Writes a file of lines through one buffer.</summary>
internal sealed class NdjsonFile(string path) : IDisposable
{
    private const int Enough = 1 << 16;

    private readonly FileStream _file = new(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
    private readonly ArrayBufferWriter<byte> _buffer = new(2 * Enough);

    /// <summary>Where the next line is to be written.</summary>
    public IBufferWriter<byte> Line => _buffer;

    /// <summary>Ends a line.</summary>
    public void EndLine()
    {
        _buffer.Write("\n"u8);
        if (_buffer.WrittenCount >= Enough)
            Flush();
    }

    public void Dispose()
    {
        try
        {
            Flush();
        }
        finally
        {
            _file.Dispose();
        }
    }

    private void Flush()
    {
        _file.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }
}
