using FlowKafka.Flows;
using FlowKafka.Processor.Files;
using FlowKafka.Streams.Watermarks;

namespace FlowKafka.Processor.Scoring;

/// <summary>A file in the merge: a virtual input partition with its own clock.</summary>
internal sealed class OpenFile(PeekedFile peeked, int number, long grace, OpenFileLimit limit)
{
    private FlowLogReader? _reader;
    private FileInTurn? _stream;

    /// <summary>Its number among the files: the partition.</summary>
    public int Number => number;

    public string Path => peeked.File.Path;

    /// <summary>Its clock, which stands where the first record puts it.</summary>
    public PartitionClock Clock { get; } = new(grace, peeked.Watermark);

    /// <summary>Bytes read of it, as they are stored.</summary>
    public long BytesRead => _stream?.BytesRead ?? 0;

    /// <summary>True when some of it was read.</summary>
    public bool IsBegun => _reader is not null;

    /// <summary>Reads a block; false at the end, when the file is closed.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public bool ReadNext(FlowLogDecoder decoder, IFlowSink sink)
    {
        _stream ??= new FileInTurn(peeked.File, limit);
        _reader ??= new FlowLogReader(_stream, decoder);
        // What is no flow log as a whole need not be read to its end.
        if (_reader.ReadNext(sink) && !_reader.IsRefused)
            return true;
        Close();
        return false;
    }

    public void Close() => _reader?.Dispose();
}
