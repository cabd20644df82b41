using FlowKafka.Flows;
using FlowKafka.Streams.Points;
using FlowKafka.Streams.Watermarks;

namespace FlowKafka.Streams.Windows;

/// <summary>
/// The window stage of one partition: de-duplicates records, sums them into open windows, and closes windows in order
/// once the combined watermark has passed them. It never looks at a clock, and its output does not depend on the order
/// of records between two closings. Not safe for concurrent use.
/// </summary>
public sealed class WindowTask : IDisposable
{
    private const int Chunk = 16;

    private readonly WindowSpan _windows;
    private readonly long _grace;
    private readonly int _rejectCapacity;
    private readonly SymbolTable _symbols;
    private readonly SortedDictionary<long, WindowStore> _open = [];
    private readonly ConversationStore _conversations;
    private readonly RunStore _runs;
    private readonly WindowClosing _closing;
    private readonly WindowStore?[] _chunkStores = new WindowStore?[Chunk];
    private WindowStore? _latest;
    private long _holdUntil = long.MinValue;
    private long _controlOffset = long.MinValue;

    /// <summary>Makes an empty task.</summary>
    /// <param name="options">How the stage works.</param>
    /// <param name="grace">
    /// The grace period of ingest, by which watermarks trail event times: when all input partitions are idle, it tells how
    /// far event time had come, so that every task closes the same windows.
    /// </param>
    /// <param name="symbols">The names that the records' symbols stand for.</param>
    /// <exception cref="ArgumentException">The options have a fault; the message is its line.</exception>
    public WindowTask(WindowOptions options, TimeSpan grace, SymbolTable symbols)
    {
        foreach (var fault in options.Faults())
            throw new ArgumentException(fault, nameof(options));
        _windows = new WindowSpan((long)options.WindowSize.TotalMilliseconds);
        _grace = (long)grace.TotalMilliseconds;
        _rejectCapacity = options.RejectCapacity;
        _symbols = symbols;
        _conversations = new ConversationStore(_windows, (long)options.ConversationSilence.TotalMilliseconds);
        _runs = new RunStore(_windows, (long)options.ConversationSilence.TotalMilliseconds);
        _closing = new WindowClosing(options, _windows, symbols, _conversations, _runs, Counts);
    }

    /// <summary>The watermarks that the task knows.</summary>
    public WatermarkVector Watermarks { get; } = new();

    /// <summary>Offset of the newest control record that was applied.</summary>
    public long ControlOffset => _controlOffset;

    /// <summary>All windows that end at or before this moment are closed, in Unix milliseconds.</summary>
    public long ClosedThrough { get; private set; } = long.MinValue;

    /// <summary>What was done so far.</summary>
    public WindowCounts Counts { get; } = new();

    /// <summary>Windows that are open.</summary>
    public int OpenWindows => _open.Count;

    /// <summary>Conversations that are remembered between windows.</summary>
    public int LiveConversations => _conversations.Count;

    /// <summary>Runs of refused attempts and of long records that are remembered between windows.</summary>
    public int LiveRuns => _runs.Count;

    /// <summary>Pairs in open windows, each window counted.</summary>
    public long OpenPairs
    {
        get
        {
            var pairs = 0L;
            foreach (var store in _open.Values)
                pairs += store.Count;
            return pairs;
        }
    }

    /// <summary>Bytes that open windows hold: pairs with their index, and identities.</summary>
    public (long Pairs, long Identities) OpenBytes
    {
        get
        {
            var (pairs, identities) = (0L, 0L);
            foreach (var store in _open.Values)
                (pairs, identities) = (pairs + store.Bytes, identities + store.Identities.Bytes);
            return (pairs, identities);
        }
    }

    /// <summary>The oldest offset that an open window needs, so that a commit stays at or below it; null when none is open.</summary>
    public long? OldestOpenOffset
    {
        get
        {
            var oldest = long.MaxValue;
            foreach (var store in _open.Values)
                oldest = Math.Min(oldest, store.OldestOffset);
            return oldest == long.MaxValue ? null : oldest;
        }
    }

    /// <summary>Sums records into their windows.</summary>
    /// <param name="records">Records of this partition, in any order.</param>
    /// <param name="offset">Offset of the message that brought them.</param>
    public void Add(ReadOnlySpan<FlowRecord> records, long offset)
    {
        Counts.Records += records.Length;
        Span<ulong> hashes = stackalloc ulong[Chunk];
        Span<Side> senders = stackalloc Side[Chunk];
        while (!records.IsEmpty)
        {
            var chunk = records[..Math.Min(records.Length, Chunk)];
            Prepare(chunk, hashes, senders, offset);
            // Each step's memory is on its way while the step before runs over the chunk.
            for (var i = 0; i < chunk.Length; i++)
                _chunkStores[i]?.PrefetchEntry(hashes[i]);
            for (var i = 0; i < chunk.Length; i++)
            {
                if (_chunkStores[i] is { } store && !IsNew(store, chunk[i], hashes[i]))
                    _chunkStores[i] = null;
            }

            for (var i = 0; i < chunk.Length; i++)
            {
                if (_chunkStores[i] is { } store)
                    Put(store, chunk[i], hashes[i], senders[i]);
            }

            records = records[chunk.Length..];
        }
    }

    /// <summary>Notes that a reporter lost records in the window that starts at <paramref name="windowStart"/>.</summary>
    public void AddLost(int reporter, long windowStart, long offset)
    {
        if (windowStart + _windows.Size <= ClosedThrough)
            return;
        var store = StoreAt(windowStart);
        store.LostReporters.Add(reporter);
        store.OldestOffset = Math.Min(store.OldestOffset, offset);
    }

    /// <summary>Takes in a control record.</summary>
    public void Apply(WatermarkUpdate update, long offset)
    {
        Watermarks.Apply(update);
        _controlOffset = offset;
    }

    /// <summary>
    /// Closes the oldest open window that the watermark has passed, emitting its points in the order of their keys; or,
    /// when none is left, moves <see cref="ClosedThrough"/> up to the watermark. Call it until it gives false.
    /// </summary>
    public bool TryCloseNext(IWindowSink sink)
    {
        if (_controlOffset < _holdUntil)
            return false;
        var passed = Passed();
        foreach (var (start, store) in _open)
        {
            if (store.End > passed)
                break;
            _closing.Close(store, sink);
            _open.Remove(start);
            store.Dispose();
            _latest = null;
            ClosedThrough = store.End;
            ForgetSilent();
            return true;
        }

        if (passed <= ClosedThrough)
            return false;
        ClosedThrough = passed;
        ForgetSilent();
        return true;
    }

    /// <summary>Takes over how far an earlier task had come. To be called before anything is added.</summary>
    public void Restore(ClosedMarker marker)
    {
        ClosedThrough = marker.ClosedThrough;
        _holdUntil = marker.Offset;
        Watermarks.Apply(marker.Watermarks);
    }

    /// <summary>Takes over what an emitted point says of its conversation; points come in the order in which they were emitted.</summary>
    public void Restore(in WindowPoint point)
    {
        if (point.End > ClosedThrough)
            return;
        _conversations.Restore(point, _symbols);
        _runs.Restore(point, _symbols);
    }

    /// <summary>Gives the memory of open windows back, when the partition goes to another instance.</summary>
    public void Dispose()
    {
        foreach (var store in _open.Values)
            store.Dispose();
        _open.Clear();
        _latest = null;
    }

    private void ForgetSilent()
    {
        _conversations.ForgetSilent(ClosedThrough);
        _runs.ForgetSilent(ClosedThrough);
    }

    // The last moment that the watermark lets be closed: a window's end. When nothing will come, it is the end of the last
    // window that any input partition has seen, be it open here or not: other pairs' silence ends then as well.
    private long Passed()
    {
        if (!Watermarks.AllIdle)
            return Watermarks.Combined == long.MinValue ? long.MinValue : _windows.StartOf(Watermarks.Combined);
        var last = Math.Max(ClosedThrough, Watermarks.FloorFor(_windows.Size, _grace));
        foreach (var store in _open.Values)
            last = Math.Max(last, store.End);
        return last;
    }

    private void Prepare(ReadOnlySpan<FlowRecord> chunk, Span<ulong> hashes, Span<Side> senders, long offset)
    {
        for (var i = 0; i < chunk.Length; i++)
        {
            ref readonly var record = ref chunk[i];
            var time = EventTime.Of(record, _windows.Size);
            var store = _latest;
            if (store is null || time < store.Start || time >= store.End)
                store = FindStore(time);
            _chunkStores[i] = store;
            if (store is null)
                continue;
            if (offset < store.OldestOffset)
                store.OldestOffset = offset;
            var sender = SenderOf(record);
            ref readonly var lower = ref sender == Side.Lower ? ref record.Source : ref record.Destination;
            ref readonly var higher = ref sender == Side.Lower ? ref record.Destination : ref record.Source;
            senders[i] = sender;
            hashes[i] = StableHash.OfPair(lower, higher, record.Protocol, _symbols.HashOf(record.Tenant));
            store.PrefetchSlot(hashes[i]);
            store.Identities.Prefetch(record.Identity);
        }
    }

    private bool IsNew(WindowStore store, in FlowRecord record, ulong hash)
    {
        if (!record.HasIdentity)
        {
            Counts.Unidentified++;
            return true;
        }

        // Refused records of pairs that are not kept would fill the memory under a scan.
        if (record.Action == FlowAction.Reject && !store.Rejects.Keeps(hash))
            return true;
        if (store.Identities.Add(record.Identity))
            return true;
        Counts.Duplicates++;
        return false;
    }

    private void Put(WindowStore store, in FlowRecord record, ulong hash, Side sender)
    {
        if (record.Action == FlowAction.Reject)
        {
            Counts.Rejects++;
            store.Refuse(record, hash, sender);
        }
        else if (EventTime.IsLong(record, _windows.Size))
        {
            Counts.Overlong++;
            store.NoteLong(record, hash, sender);
        }
        else
        {
            store.Sum(record, hash, sender);
        }
    }

    // An address that talks to itself has no lower side: its lower port stands in, so that both directions agree.
    private static Side SenderOf(in FlowRecord record)
    {
        if (record.Source == record.Destination)
            return record.SourcePort <= record.DestinationPort ? Side.Lower : Side.Higher;
        return record.Source < record.Destination ? Side.Lower : Side.Higher;
    }

    private WindowStore? FindStore(long time)
    {
        var end = _windows.EndOf(time);
        if (end <= ClosedThrough)
        {
            Counts.Covered++;
            return null;
        }

        return _latest = StoreAt(end - _windows.Size);
    }

    private WindowStore StoreAt(long start)
    {
        if (!_open.TryGetValue(start, out var store))
            _open[start] = store = new WindowStore(start, _windows, _symbols, _rejectCapacity);
        return store;
    }
}
