using FlowKafka.Processor.Files;
using FlowKafka.Processor.Scoring;

namespace FlowKafka.Processor.Feeding;

/// <summary>
/// Merges files unit by unit by how far event time has come in each, so that no unit is later in the merged order than
/// it was in its own file. A file is opened when the time of its first record has come.
/// </summary>
internal sealed class UnitMerge : IDisposable
{
    private readonly PriorityQueue<UnitFile, (long Time, int Number)> _files = new();
    private readonly SetAside _aside;
    private UnitFile? _current;

    /// <summary>Makes a merge.</summary>
    /// <param name="files">The files, each with the number that it has in the positions.</param>
    /// <param name="positions">How far each file was sent before.</param>
    /// <param name="context">What holds for all files.</param>
    /// <param name="aside">Takes files that cannot be read on.</param>
    /// <param name="bytesDone">Bytes of the files that are done already.</param>
    public UnitMerge(
        IReadOnlyList<(PeekedFile Peeked, int Number)> files, ReplayPositions positions, UnitContext context, SetAside aside, long bytesDone)
    {
        (_aside, Positions, BytesRead) = (aside, positions, bytesDone);
        foreach (var (peeked, number) in files)
            _files.Enqueue(new UnitFile(peeked.File, number, positions.Of(number), context), (peeked.Watermark, number));
    }

    /// <summary>The file whose unit it is.</summary>
    public UnitFile Current => _current ?? throw new InvalidOperationException("Nothing has been read.");

    /// <summary>How far each file has come, up to the last unit that was passed on.</summary>
    public ReplayPositions Positions { get; }

    /// <summary>Bytes of all files read so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Goes to the next unit of all; false at the end.</summary>
    public bool MoveNext()
    {
        if (_current is not null)
            Advance(_current);
        while (_files.TryDequeue(out _current, out _))
        {
            if (_current.IsBegun)
                return true;

            // Only looked at so far: its first unit may have to wait longer than its first record.
            Advance(_current);
        }

        return false;
    }

    /// <summary>Notes that the present unit was passed on.</summary>
    public void PassOn() => Positions.Set(Current.Number, Current.Position);

    public void Dispose()
    {
        _current?.Dispose();
        while (_files.TryDequeue(out var file, out _))
            file.Dispose();
    }

    private void Advance(UnitFile file)
    {
        var before = file.BytesRead;
        try
        {
            if (file.MoveNext())
            {
                BytesRead += file.BytesRead - before;
                _files.Enqueue(file, (file.Watermark, file.Number));
                return;
            }

            Positions.Finish(file.Number);
        }
        catch (InvalidDataException e)
        {
            _aside.Fail(file.File.Path, $"{Printable.Text(e.Message).TrimEnd('.')}; what came before was sent");
        }
        catch (Exception e) when (FileFault.Is(e))
        {
            _aside.Fail(file.File.Path, FileFault.Of(e));
        }

        BytesRead += file.BytesRead - before;
        file.Dispose();
    }
}
