using FlowKafka.Processor.Reports;

namespace FlowKafka.Processor.Files;

/// <summary>Files that were not read, and why: each kind is one line for the user.</summary>
internal sealed class SetAside
{
    private const int MostNamed = 3, MostFaults = 10;

    private readonly SortedDictionary<FileKind, (List<string> First, int Count)> _kinds = [];
    private readonly List<string> _faults = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many of them should have been read.</summary>
    public int Faults { get; private set; }

    /// <summary>A file that is not for reading.</summary>
    public void Add(FileKind kind, InputFile file)
    {
        Count++;
        var (first, count) = _kinds.TryGetValue(kind, out var known) ? known : ([], 0);
        if (count < MostNamed)
            first.Add(file.Shown);
        _kinds[kind] = (first, count + 1);
    }

    /// <summary>A file that should have been read and could not be, wholly or from some place on.</summary>
    public void Fail(string path, string reason)
    {
        Count++;
        if (++Faults <= MostFaults)
            _faults.Add($"{Printable.Text(path)}: {reason}.");
    }

    /// <summary>What there is to say.</summary>
    public IEnumerable<string> Lines()
    {
        foreach (var line in _faults)
            yield return line;
        if (Faults > MostFaults)
            yield return $"{Quantity.Count(Faults - MostFaults)} more could not be read.";
        foreach (var (kind, (first, count)) in _kinds)
            yield return LineOf(kind, count, first[0], string.Join(", ", first) + (count > first.Count ? ", …" : ""));
    }

    private static string LineOf(FileKind kind, int count, string first, string names) => kind switch
    {
        FileKind.Empty => $"Left out {Quantity.Of(count, "empty file")}: {names}",
        FileKind.Parquet => $"Left out {Quantity.Of(count, "Parquet file")}{(count > 1 ? ", the first" : ":")} {first}: flow logs are read as text. Choose plain text as the log file format where the flow log is made; it holds for what is written from then on.",
        FileKind.Packed => $"Left out {Quantity.Of(count, "file")} packed in another way than gzip: {names}. Unpack {(count == 1 ? "it" : "them")} first.",
        FileKind.Pipe => $"Left out {Quantity.Of(count, "pipe")}, which can be read only once: {names}. Write {(count == 1 ? "it" : "them")} to a file first.",
        _ => $"Left out {Quantity.Of(count, "file")} without flow logs: {names}",
    };
}
