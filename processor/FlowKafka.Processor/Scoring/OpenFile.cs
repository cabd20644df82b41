using FlowKafka.Flows;
using FlowKafka.Streams.Watermarks;

namespace FlowKafka.Processor.Scoring;

/// <summary>A file in the merge: a virtual input partition with its own clock.</summary>
internal sealed class OpenFile(PeekedFile peeked, int number, long grace)
{
    private FlowLogReader? _reader;

    /// <summary>Its number among the files: the partition.</summary>
    public int Number => number;

    public string Path => peeked.File.Path;

    /// <summary>Its clock, which stands where the first record puts it.</summary>
    public PartitionClock Clock { get; } = new(grace, peeked.Watermark);

    /// <summary>Bytes read of it, as they are stored.</summary>
    public long BytesRead => _reader?.BytesRead ?? 0;

    /// <summary>Reads a block; false at the end, when the file is closed.</summary>
    public bool ReadNext(FlowLogDecoder decoder, IFlowSink sink)
    {
        _reader ??= new FlowLogReader(peeked.File.Open(), decoder);
        if (_reader.ReadNext(sink))
            return true;
        Close();
        return false;
    }

    public void Close() => _reader?.Dispose();
}
