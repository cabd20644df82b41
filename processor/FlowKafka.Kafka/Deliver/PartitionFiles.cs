using System.Buffers;
using System.Globalization;

namespace FlowKafka.Kafka.Deliver;

/// <summary>
/// The files of one partition. What counts is what is in them: the position beside them only saves reading them all.
/// Lines behind the recorded length were written before a crash and are not written again; a line without its end is cut off.
/// </summary>
internal sealed class PartitionFiles(DeliverOptions options, int partition) : IDisposable
{
    private const string Extension = ".ndjson";

    private readonly string _prefix = string.Create(CultureInfo.InvariantCulture, $"detections-p{partition:000}-");
    private readonly string _positionPath = Path.Combine(
        options.Folder, string.Create(CultureInfo.InvariantCulture, $"detections-p{partition:000}.position"));
    private readonly ArrayBufferWriter<byte> _lines = new(16 * 1024);
    private FileStream? _file;
    private string _name = "";
    private DateTimeOffset? _first;

    /// <summary>Finds out how far the files have come, and cuts off what a crash left unfinished.</summary>
    /// <returns>Null when there are no files yet.</returns>
    public DeliveryPoint? Recover()
    {
        var names = Names();
        var position = FilePosition.Read(_positionPath);
        if (names.Count == 0)
            return position is null ? null : new DeliveryPoint(position.Offset, 0);
        var (offset, delivered) = (position?.Offset ?? OffsetIn(names[0]), 0);
        foreach (var name in names)
        {
            var order = position is null ? 1 : string.CompareOrdinal(name, position.File);
            if (order >= 0)
                delivered += CountLines(Path.Combine(options.Folder, name), order == 0 ? position!.Length : 0);
        }

        Continue(names[^1]);
        return new DeliveryPoint(offset, delivered);
    }

    /// <summary>Appends the documents as lines, on to the disk, and records the position.</summary>
    public void Write(DetectionBatch batch)
    {
        for (var i = 0; i < batch.Count; i++)
        {
            if (_file is null || IsFull(batch[i].Length + 1, batch.TimestampOf(i)))
                Begin(batch.OffsetOf(i));
            _first ??= batch.TimestampOf(i);
            _lines.Write(batch[i]);
            _lines.Write("\n"u8);
        }

        Flush();
        new FilePosition(batch.OffsetOf(batch.Count - 1) + 1, _name, _file!.Length).Write(_positionPath);
    }

    public void Dispose() => _file?.Dispose();

    private bool IsFull(int line, DateTimeOffset timestamp) =>
        _file!.Length + _lines.WrittenCount > 0
        && (_file.Length + _lines.WrittenCount + line > options.MaximumFileBytes
            || (_first is { } first && timestamp - first > options.MaximumFileSpan));

    private void Begin(long offset)
    {
        if (_file is not null)
            Flush();
        _file?.Dispose();
        _file = null;
        _name = string.Create(CultureInfo.InvariantCulture, $"{_prefix}{offset:D20}{Extension}");
        _file = Append(_name);
        _first = null;
    }

    private void Flush()
    {
        _file!.Write(_lines.WrittenSpan);
        _lines.ResetWrittenCount();
        _file.Flush(flushToDisk: true);
    }

    private void Continue(string name)
    {
        _name = name;
        _file = Append(name);
        using var reader = new StreamReader(Path.Combine(options.Folder, name));
        if (reader.ReadLine() is { } line && DocumentHead.TryRead(System.Text.Encoding.UTF8.GetBytes(line), withSeries: false, out var head))
            _first = head.Timestamp;
    }

    // Unbuffered, so that after a failure nothing is left to be written later.
    private FileStream Append(string name) =>
        new(Path.Combine(options.Folder, name), FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);

    private List<string> Names()
    {
        var names = new List<string>();
        foreach (var path in Directory.EnumerateFiles(options.Folder, _prefix + "*" + Extension))
        {
            var name = Path.GetFileName(path);
            if (name.Length == _prefix.Length + 20 + Extension.Length)
                names.Add(name);
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    private long OffsetIn(string name) => long.Parse(name.AsSpan(_prefix.Length, 20), NumberStyles.None, CultureInfo.InvariantCulture);

    private static int CountLines(string path, long from)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        if (from >= file.Length)
            return 0;
        file.Position = from;
        var buffer = new byte[64 * 1024];
        var (lines, end) = (0, from);
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            var start = file.Position - read;
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
            var last = buffer.AsSpan(0, read).LastIndexOf((byte)'\n');
            if (last >= 0)
                end = start + last + 1;
        }

        if (end < file.Length)
            file.SetLength(end);
        return lines;
    }
}
