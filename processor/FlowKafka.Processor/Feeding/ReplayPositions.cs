namespace FlowKafka.Processor.Feeding;

/// <summary>How many units of each file are on their way or sent. Files are numbers in a list that stays the same.</summary>
internal sealed class ReplayPositions(int files)
{
    private readonly bool[] _done = new bool[files];
    private readonly Dictionary<int, long> _begun = [];

    /// <summary>Files in the list.</summary>
    public int Files => files;

    /// <summary>Files that are begun and not done, with the units sent of each.</summary>
    public IReadOnlyDictionary<int, long> Begun => _begun;

    /// <summary>Files that are done.</summary>
    public int Done { get; private set; }

    public bool IsDone(int file) => _done[file];

    /// <summary>The units sent of a file that is not done.</summary>
    public long Of(int file) => _begun.GetValueOrDefault(file);

    public void Set(int file, long units) => _begun[file] = units;

    public void Finish(int file)
    {
        _begun.Remove(file);
        Done += _done[file] ? 0 : 1;
        _done[file] = true;
    }

    /// <summary>The files that are done, as ranges of numbers from the first to the last.</summary>
    public IEnumerable<(int First, int Last)> DoneRanges()
    {
        for (var at = 0; at < files; at++)
        {
            if (!_done[at])
                continue;
            var first = at;
            while (at + 1 < files && _done[at + 1])
                at++;
            yield return (first, at);
        }
    }
}
