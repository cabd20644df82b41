using System.Buffers;
using System.Globalization;
using System.Text;

namespace FlowKafka.Flows;

/// <summary>Takes the lines of Zeek's logs in tab-separated values: header lines say what the columns are, and hold for the
/// rest of the value.</summary>
internal sealed class ZeekTsvLines(RecordNames names, RecordOutlet outlet)
{
    private const int MostColumns = 256;

    /// <summary>The columns of conn.log where no header line says so; releases before 7.1 lack the last one.</summary>
    private static readonly int[] Usual =
    [
        .. new[]
        {
            "ts", "uid", "id.orig_h", "id.orig_p", "id.resp_h", "id.resp_p", "proto", "service", "duration", "orig_bytes",
            "resp_bytes", "conn_state", "local_orig", "local_resp", "missed_bytes", "history", "orig_pkts", "orig_ip_bytes",
            "resp_pkts", "resp_ip_bytes", "tunnel_parents", "ip_proto",
        }.Select(ZeekField.Find),
    ];

    private static readonly SearchValues<byte> Time = SearchValues.Create("0123456789.TZ:-"u8);
    private static readonly byte[] Empty = "(empty)"u8.ToArray();
    private static readonly byte[] Unset = "-"u8.ToArray();

    private readonly RecordFields _fields = new(ZeekField.Count);
    private readonly ZeekConnection _connection = new(names, outlet);
    private int[]? _columns;
    private int[]? _headerColumns;
    private byte[] _header = [];
    private byte[] _empty = Empty;
    private byte[] _unset = Unset;
    private byte _separator;
    private bool _isFixed;
    private bool _isOther;

    /// <summary>True where all lines are Zeek's, until another value begins.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Starts a new value; where the source is fixed all lines are Zeek's, else those behind a header line or of the
    /// usual looks.</summary>
    public void Begin(bool isFixed)
    {
        _isFixed = isFixed;
        IsOn = isFixed;
        _isOther = false;
        _columns = null;
        _separator = (byte)'\t';
        (_empty, _unset) = (Empty, Unset);
    }

    /// <summary>Takes a line that is Zeek's; false for any other, of which nothing was passed on.</summary>
    public bool TryTake(ReadOnlySpan<byte> line, UInt128 eventId, IFlowSink sink)
    {
        line = RecordOutlet.Trimmed(line);
        if (line[0] == '#' && TryHeader(line))
        {
            IsOn = true;
            outlet.TakeHeader();
            return true;
        }

        if (!IsOn && !LooksLikeConnection(line))
            return false;
        var before = outlet.Source;
        outlet.Source = FlowLogSource.ZeekTsv;
        if (_isOther)
        {
            outlet.Offer();
            outlet.Skip(SkipReason.OtherRecord, sink);
        }
        else if (TrySplit(line))
        {
            _connection.Take(_fields, line, eventId, sink);
        }
        else
        {
            outlet.Offer();
            outlet.Reject(RejectReason.FieldCount, line, sink);
        }

        outlet.Source = before;
        outlet.NextLine();
        return true;
    }

    private bool TryHeader(ReadOnlySpan<byte> line)
    {
        var end = line.IndexOfAny(_separator, (byte)' ');
        var name = end < 0 ? line : line[..end];
        var value = end < 0 ? default : line[(end + 1)..];
        if (name.SequenceEqual("#fields"u8))
            SetColumns(value);
        else if (name.SequenceEqual("#path"u8))
            _isOther = !value.SequenceEqual("conn"u8);
        else if (name.SequenceEqual("#separator"u8))
            SetSeparator(value);
        else if (name.SequenceEqual("#empty_field"u8))
            Keep(value, ref _empty);
        else if (name.SequenceEqual("#unset_field"u8))
            Keep(value, ref _unset);
        else
            return name.SequenceEqual("#set_separator"u8) || name.SequenceEqual("#types"u8) || name.SequenceEqual("#open"u8)
                || name.SequenceEqual("#close"u8);
        return true;
    }

    /// <summary>One byte, as it is or as <c>\x09</c>. It begins the header of a log, so that all else is forgotten.</summary>
    private void SetSeparator(ReadOnlySpan<byte> value)
    {
        Begin(_isFixed);
        if (value.Length == 1)
            _separator = value[0];
        else if (value.Length == 4 && value.StartsWith("\\x"u8)
            && byte.TryParse(value[2..], NumberStyles.AllowHexSpecifier, null, out var code))
            _separator = code;
    }

    private static void Keep(ReadOnlySpan<byte> value, ref byte[] kept)
    {
        if (!value.SequenceEqual(kept))
            kept = value.ToArray();
    }

    /// <summary>Sets the columns of a header line, which is mostly the one before.</summary>
    private void SetColumns(ReadOnlySpan<byte> line)
    {
        if (_headerColumns is null || !line.SequenceEqual(_header))
        {
            var found = Encoding.UTF8.GetString(line).Split((char)_separator);
            _header = line.ToArray();
            _headerColumns = Array.ConvertAll(found.Length <= MostColumns ? found : found[..MostColumns], ZeekField.Find);
        }

        _columns = _headerColumns;
    }

    private bool TrySplit(ReadOnlySpan<byte> line)
    {
        var columns = _columns ?? Usual;
        _fields.Clear();
        var column = 0;
        for (var at = 0; ; column++)
        {
            if (column == columns.Length)
                return false;
            var length = line[at..].IndexOf(_separator);
            var isLast = length < 0;
            if (isLast)
                length = line.Length - at;
            if (columns[column] >= 0)
            {
                var text = line.Slice(at, length);
                if (!text.SequenceEqual(_unset) && !text.SequenceEqual(_empty))
                    _fields.Set(columns[column], new JsonText(at, length, isEscaped: false));
            }

            if (isLast)
                break;
            at += length + 1;
        }

        return column == columns.Length - 1 || (_columns is null && column == columns.Length - 2);
    }

    /// <summary>True for a line of 21 or 22 columns by tabs, of which the first is a time and the second one of Zeek's uids.</summary>
    private static bool LooksLikeConnection(ReadOnlySpan<byte> line)
    {
        var tabs = line.Count((byte)'\t');
        if (tabs != Usual.Length - 1 && tabs != Usual.Length - 2)
            return false;
        var end = line.IndexOf((byte)'\t');
        return end > 0 && end + 1 < line.Length && line[end + 1] == 'C' && !line[..end].ContainsAnyExcept(Time);
    }
}
