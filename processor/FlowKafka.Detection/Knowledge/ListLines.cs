using System.Globalization;

namespace FlowKafka.Detection.Knowledge;

/// <summary>Takes the lines of a list one by one and keeps its entries.</summary>
internal sealed class ListLines(ListKind kind, ListFormat format, string source, KnowledgeHeader header)
{
    private const int MostFaults = 5;

    private readonly ListLineReader _plain = new(kind, format);
    private readonly HashSet<(IpNetwork?, ushort, IpNetwork?, ListKind?)> _known = [];
    private readonly List<string> _fields = [];
    private readonly int[] _fates = new int[Enum.GetValues<ListLineFate>().Length];
    private ListColumns? _columns;
    private bool _hasBegun;
    private int _line;

    /// <summary>The entries so far.</summary>
    public List<ListEntry> Entries { get; } = [];

    /// <summary>The first bad lines.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>What became of the lines so far.</summary>
    public ListTally Tally => ListTally.Of(_fates);

    /// <summary>Takes the next line.</summary>
    /// <exception cref="KnowledgeFormatException">A header line cannot be understood, or a CSV file has none.</exception>
    public void Take(ReadOnlySpan<char> line)
    {
        _line++;
        line = line.Trim();
        var (fate, why) = (ListLineFate.Comment, "");
        if (line.IsEmpty || line[0] == '#')
            fate = Comment(line, out why);
        else if (_hasBegun || !IsHeader(line))
            fate = Entry(line, out why);
        _fates[(int)fate]++;
        if (fate == ListLineFate.Bad && Faults.Count < MostFaults)
            Faults.Add(string.Create(CultureInfo.InvariantCulture, $"{source}:{_line}: '{KnowledgeLines.Shown(line)}' {why}."));
    }

    private ListLineFate Comment(ReadOnlySpan<char> line, out string why)
    {
        why = "stands behind the first entry, and must stand before it";
        if (_hasBegun)
            return KnowledgeHeader.IsEffectiveFrom(line) ? ListLineFate.Bad : ListLineFate.Comment;
        header.Take(line, _line);
        return ListLineFate.Comment;
    }

    private bool IsHeader(ReadOnlySpan<char> line)
    {
        _hasBegun = true;
        if (format is not (ListFormat.Auto or ListFormat.Csv))
            return false;
        _columns = ListColumns.Of(line, kind);
        return _columns is not null || format != ListFormat.Csv
            ? _columns is not null
            : throw new KnowledgeFormatException(string.Create(CultureInfo.InvariantCulture, $"{source}:{_line}: the header has no column 'value'."));
    }

    private ListLineFate Entry(ReadOnlySpan<char> line, out string why)
    {
        ListLineFate fate;
        ListEntry? entry;
        if (_columns is null)
        {
            fate = _plain.Read(line, out entry, out why);
        }
        else if (CsvLine.TrySplit(line, _fields))
        {
            fate = _columns.Read(_fields, out entry, out why);
        }
        else
        {
            why = "has a quote that is not closed, or text behind one";
            return ListLineFate.Bad;
        }

        if (fate != ListLineFate.Entry || entry is null)
            return fate;
        if (!_known.Add((entry.Network, entry.Port, entry.Client, entry.Kind)))
            return ListLineFate.Repeated;
        Entries.Add(entry);
        return ListLineFate.Entry;
    }
}
