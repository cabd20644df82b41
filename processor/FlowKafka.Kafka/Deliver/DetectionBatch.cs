namespace FlowKafka.Kafka.Deliver;

/// <summary>Documents of one partition, in order, with the offsets of their messages. It is reused: keep no span of it.</summary>
public sealed class DetectionBatch
{
    private readonly List<(long Offset, int End, DateTimeOffset Timestamp)> _entries = [];
    private byte[] _bytes = new byte[16 * 1024];

    /// <summary>How many documents there are.</summary>
    public int Count => _entries.Count;

    /// <summary>The bytes of all documents together.</summary>
    public int Bytes => _entries.Count == 0 ? 0 : _entries[^1].End;

    /// <summary>A document: JSON in UTF-8, on one line, without a line feed.</summary>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            var start = index == 0 ? 0 : _entries[index - 1].End;
            return _bytes.AsSpan(start, _entries[index].End - start);
        }
    }

    /// <summary>The offset of a document's message.</summary>
    public long OffsetOf(int index) => _entries[index].Offset;

    /// <summary>The <c>@timestamp</c> of a document.</summary>
    public DateTimeOffset TimestampOf(int index) => _entries[index].Timestamp;

    /// <summary>Adds a document with something inserted at a place.</summary>
    internal void Add(long offset, DateTimeOffset timestamp, ReadOnlySpan<byte> document, int place, ReadOnlySpan<byte> inserted)
    {
        var used = Bytes;
        var end = used + document.Length + inserted.Length;
        if (end > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, end));
        document[..place].CopyTo(_bytes.AsSpan(used));
        inserted.CopyTo(_bytes.AsSpan(used + place));
        document[place..].CopyTo(_bytes.AsSpan(used + place + inserted.Length));
        _entries.Add((offset, end, timestamp));
    }

    internal void Clear() => _entries.Clear();
}
