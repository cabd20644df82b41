using FlowKafka.Processor.Files;
using FlowKafka.Processor.Scoring;

namespace FlowKafka.Processor.Feeding;

/// <summary>
/// Merges files line by line by how far event time has come in each, so that no line is later in the merged order than
/// it was in its own file.
/// </summary>
internal sealed class LineMerge : IDisposable
{
    private readonly PriorityQueue<LineFile, (long Time, int Number)> _files = new();
    private readonly List<string> _broken = [];
    private LineFile? _current;

    public LineMerge(IReadOnlyList<InputFile> files, long windowSize)
    {
        for (var number = 0; number < files.Count; number++)
            Advance(new LineFile(files[number], number, windowSize));
    }

    /// <summary>The file whose line it is.</summary>
    public LineFile Current => _current ?? throw new InvalidOperationException("Nothing has been read.");

    /// <summary>Files whose compression broke off.</summary>
    public IReadOnlyList<string> Broken => _broken;

    /// <summary>Bytes of all files read so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Goes to the next line of all; false at the end.</summary>
    public bool MoveNext()
    {
        if (_current is not null)
            Advance(_current);
        return _files.TryDequeue(out _current, out _);
    }

    public void Dispose()
    {
        _current?.Dispose();
        while (_files.TryDequeue(out var file, out _))
            file.Dispose();
    }

    private void Advance(LineFile file)
    {
        var before = file.Position;
        try
        {
            if (file.MoveNext())
            {
                BytesRead += file.Position - before;
                _files.Enqueue(file, (file.Time, file.Number));
                return;
            }
        }
        catch (InvalidDataException)
        {
            _broken.Add(file.Path);
        }

        BytesRead += Math.Max(0, file.Position - before);
        file.Dispose();
    }
}
