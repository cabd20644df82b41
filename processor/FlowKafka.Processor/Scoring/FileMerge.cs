using FlowKafka.Flows;
using FlowKafka.Processor.Files;
using FlowKafka.Streams.Watermarks;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Processor.Scoring;

/// <summary>
/// Merges files by event time: always reads on in the file whose watermark is lowest, so that no file runs ahead of the
/// others by much, and opens a file only when its time has come. Where the times of very many files overlap, each is read on
/// for longer, so that small ones are done with at once: memory and open files stay bounded.
/// </summary>
internal sealed class FileMerge : IDisposable
{
    private const string Topic = "files";
    private const int Many = 256, BlocksOfMany = 16, BlocksOfVeryMany = 1024;

    private readonly PriorityQueue<OpenFile, (long Watermark, int Number)> _waiting = new();
    private readonly IReadOnlyList<InputTopic> _topics;
    private readonly Dictionary<int, PartitionWatermark> _untold = [];
    private readonly WindowSpan _windows;
    private readonly SetAside _aside;
    private long _told = long.MinValue;
    private int _begun;

    /// <summary>Makes a merge of files in their order.</summary>
    /// <param name="files">The files.</param>
    /// <param name="grace">How far behind its newest record a file's watermark is.</param>
    /// <param name="windows">The windows that watermarks close.</param>
    /// <param name="aside">Takes files that cannot be read on.</param>
    public FileMerge(IReadOnlyList<PeekedFile> files, TimeSpan grace, WindowSpan windows, SetAside aside)
    {
        _windows = windows;
        _aside = aside;
        var limit = new OpenFileLimit(OpenFileLimit.Usual);
        _topics = [new(Topic, files.Count)];
        for (var number = 0; number < files.Count; number++)
        {
            var file = new OpenFile(files[number], number, (long)grace.TotalMilliseconds, limit);
            Note(file, isIdle: false);
            _waiting.Enqueue(file, (file.Clock.Watermark, number));
        }
    }

    /// <summary>Bytes read of all files, as they are stored.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Reads on in the file whose turn it is; false when all have ended.</summary>
    public bool ReadNext(FlowLogDecoder decoder, AdmissionSink sink)
    {
        if (!_waiting.TryDequeue(out var file, out _))
            return false;
        var before = file.BytesRead;
        sink.Turn(file);
        var isOpen = ReadOn(file, decoder, sink);
        BytesRead += file.BytesRead - before;
        if (isOpen)
            _waiting.Enqueue(file, (file.Clock.Watermark, file.Number));
        Note(file, isIdle: !isOpen);
        return true;
    }

    /// <summary>The watermarks that changed, when they let a window close; null otherwise. A file that has ended is idle.</summary>
    public WatermarkUpdate? NextUpdate()
    {
        var lowest = _waiting.TryPeek(out _, out var first) ? first.Watermark : long.MaxValue;
        var isFirst = _told == long.MinValue;
        if (!isFirst && lowest != long.MaxValue && _windows.StartOf(lowest) <= _told)
            return null;
        if (isFirst && lowest == long.MinValue)
            return null;
        _told = lowest == long.MaxValue ? lowest : _windows.StartOf(lowest);
        var update = new WatermarkUpdate(_topics, [.. _untold.Values]);
        _untold.Clear();
        return update;
    }

    public void Dispose()
    {
        while (_waiting.TryDequeue(out var file, out _))
            file.Close();
    }

    private bool ReadOn(OpenFile file, FlowLogDecoder decoder, AdmissionSink sink)
    {
        _begun += file.IsBegun ? 0 : 1;
        var blocks = _begun <= Many ? 1 : _begun <= 4 * Many ? BlocksOfMany : BlocksOfVeryMany;
        try
        {
            while (file.ReadNext(decoder, sink))
            {
                if (--blocks == 0)
                    return true;
            }
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            _aside.Fail(file.Path, FileFault.Of(e));
            file.Close();
        }

        _begun--;
        return false;
    }

    private void Note(OpenFile file, bool isIdle) =>
        _untold[file.Number] = new(Topic, file.Number, file.Clock.Watermark, isIdle);
}
