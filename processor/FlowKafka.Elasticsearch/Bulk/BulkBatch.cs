namespace FlowKafka.Elasticsearch.Bulk;

/// <summary>
/// Documents that are sent together, laid out as the request's body. It is reused. While an attempt is under way, the batch is
/// the attempt's; else it is the sink's.
/// </summary>
internal sealed class BulkBatch
{
    private const int First = 64 * 1024;

    private readonly List<BulkEntry> _entries = [];
    private byte[] _body = [];
    private BulkItem[] _items = [];
    private int _length;

    /// <summary>The attempt to send the part; null while none is under way.</summary>
    public Task<BulkAttempt>? Attempt { get; set; }

    /// <summary>The part, compressed.</summary>
    public MemoryStream Packed { get; } = new();

    /// <summary>The answer to the attempt.</summary>
    public AnswerBody Answer { get; } = new();

    /// <summary>How often in a row it was sent in vain.</summary>
    public int Failures { get; set; }

    /// <summary>When it may be sent again; null for at once.</summary>
    public long? RestsUntil { get; set; }

    /// <summary>Since when it is refused; null while it is not.</summary>
    public long? RefusedSince { get; set; }

    /// <summary>When its first document came.</summary>
    public long Opened { get; private set; }

    /// <summary>No more documents than so many are sent at once: how a spoilt one is found.</summary>
    public int MostDocuments { get; set; } = int.MaxValue;

    /// <summary>How many documents, from the first on, are sent now.</summary>
    public int Part { get; private set; }

    public int Count => _entries.Count;

    public int Bytes => _length;

    /// <summary>What it holds in memory.</summary>
    public long Capacity => _body.Length + Packed.Capacity + Answer.Capacity;

    public BulkEntry this[int index] => _entries[index];

    /// <summary>The body of the part.</summary>
    public ReadOnlyMemory<byte> PartBody => _body.AsMemory(0, PartBytes);

    public int PartBytes => Part == 0 ? 0 : _entries[Part - 1].End;

    /// <summary>What the server says of each document of the part.</summary>
    public Span<BulkItem> Items => _items.AsSpan(0, Part);

    /// <summary>Adds a document.</summary>
    /// <param name="ticket">Its ticket.</param>
    /// <param name="action">What to do with it.</param>
    /// <param name="document">It.</param>
    /// <param name="size">How large batches become: the buffer does not grow far beyond.</param>
    /// <param name="now">The time.</param>
    public void Add(long ticket, in BulkAction action, ReadOnlySpan<byte> document, int size, long now)
    {
        if (_entries.Count == 0)
            Opened = now;
        Reserve(ActionLine.Bound(action) + document.Length + 1, size);
        var start = _length;
        var at = start + ActionLine.Write(action, _body.AsSpan(start));
        document.CopyTo(_body.AsSpan(at));
        _length = at + document.Length;
        _body[_length++] = (byte)'\n';
        _entries.Add(new(ticket, start, at, _length));
    }

    /// <summary>Decides how many documents are sent now: one at least.</summary>
    public void Plan(int mostBytes)
    {
        Part = Math.Min(_entries.Count, MostDocuments);
        while (Part > 1 && PartBytes > mostBytes)
            Part = Math.Max(1, _entries[Part - 1].End > 2L * mostBytes ? Part / 2 : Part - 1);
        if (_items.Length < Part)
            _items = new BulkItem[Part];
    }

    public ReadOnlySpan<byte> ActionOf(int index) => _body.AsSpan(_entries[index].Start, _entries[index].Document - _entries[index].Start);

    public ReadOnlySpan<byte> DocumentOf(int index) => _body.AsSpan(_entries[index].Document, _entries[index].End - 1 - _entries[index].Document);

    /// <summary>Keeps of the part only what is said, and all behind it.</summary>
    /// <param name="keep">For each document of the part, whether it stays.</param>
    public void Keep(ReadOnlySpan<bool> keep)
    {
        var (kept, length) = (0, 0);
        for (var i = 0; i < _entries.Count; i++)
        {
            if (i < Part && !keep[i])
                continue;
            var entry = _entries[i];
            _body.AsSpan(entry.Start, entry.Length).CopyTo(_body.AsSpan(length));
            _entries[kept++] = new(entry.Ticket, length, length + entry.Document - entry.Start, length + entry.Length);
            length += entry.Length;
        }

        _entries.RemoveRange(kept, _entries.Count - kept);
        _items.AsSpan().Clear();
        (_length, Part) = (length, 0);
    }

    /// <summary>Makes it ready for other documents.</summary>
    /// <param name="size">How large batches become: what a huge document has made larger is given back.</param>
    public void Clear(int size)
    {
        _entries.Clear();
        (_length, Part, Failures, MostDocuments) = (0, 0, 0, int.MaxValue);
        (RestsUntil, RefusedSince, Attempt) = (null, null, null);
        if (_body.Length > 2L * size)
            _body = [];
        if (Packed.Capacity > 2L * size)
        {
            Packed.SetLength(0);
            Packed.Capacity = 0;
        }
    }

    private void Reserve(int bytes, int size)
    {
        var needed = checked(_length + bytes);
        if (needed <= _body.Length)
            return;
        // Doubled, but near the size of a batch not twice what is needed.
        var doubled = Math.Min(2L * Math.Max(_body.Length, First), (long)size + First);
        Array.Resize(ref _body, (int)Math.Max(doubled, needed));
    }
}
