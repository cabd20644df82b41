using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Streams.Windows;

/// <summary>
/// The state store of one open window: pairs by key (open addressing over numbers of paged entries), the identities of
/// its records, further reporters, long records and refused traffic.
/// </summary>
internal sealed unsafe class WindowStore : IDisposable
{
    private const int PageBits = 10;
    private const int PageSize = 1 << PageBits;
    private const int MillisecondsPerMinute = 60_000;

    private readonly List<PairState[]> _pages = [];
    private readonly List<FurtherReporter> _further = [];
    private readonly SymbolTable _symbols;
    private readonly BitArray _sampled = new(0);
    private readonly int _minutes;
    private PairState*[] _pagePointers = new PairState*[4];
    private uint[] _slots = GC.AllocateArray<uint>(64, pinned: true);
    private uint* _slotPointer;
    private uint _mask = 63;

    public WindowStore(long start, WindowSpan windows, SymbolTable symbols, int rejectCapacity)
    {
        Start = start;
        End = start + windows.Size;
        _minutes = (int)(windows.Size / MillisecondsPerMinute);
        _symbols = symbols;
        _slotPointer = Pointer(_slots);
        Rejects = new RejectTable(rejectCapacity, symbols);
    }

    public long Start { get; }

    public long End { get; }

    /// <summary>Offset of the oldest message that put something into this window.</summary>
    public long OldestOffset { get; set; } = long.MaxValue;

    public int Count { get; private set; }

    public IdentitySet Identities { get; } = new();

    public RejectTable Rejects { get; }

    public Dictionary<int, LongRecords> LongRecords { get; } = [];

    /// <summary>Reporters that lost records in this window.</summary>
    public HashSet<int> LostReporters { get; } = [];

    /// <summary>Bytes of the pairs and their index; identities apart.</summary>
    public long Bytes => ((long)_pages.Count * PageSize * sizeof(PairState)) + (_slots.Length * sizeof(uint))
        + ((long)_further.Capacity * sizeof(FurtherReporter));

    public ref PairState this[int number] => ref _pages[number >> PageBits][number & (PageSize - 1)];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PrefetchSlot(ulong hash)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(_slotPointer + ((uint)hash & _mask));
    }

    /// <summary>Brings the entry at the hash's home place near; a guess, for a collision may have moved it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PrefetchEntry(ulong hash)
    {
        var number = _slotPointer[(uint)hash & _mask];
        if (!Sse.IsSupported || number == 0)
            return;
        var entry = (byte*)Entry((int)number - 1);
        Sse.Prefetch0(entry);
        Sse.Prefetch0(entry + 64);
        Sse.Prefetch0(entry + 128);
        Sse.Prefetch0(entry + sizeof(PairState) - 1);
    }

    /// <summary>Gives the identities' memory back; called when the window is closed.</summary>
    public void Dispose() => Identities.Dispose();

    /// <summary>The number of a pair, or -1.</summary>
    public int Find(in PairKey key)
    {
        var hash = key.Hash(_symbols);
        for (var place = (uint)hash & _mask; ; place = (place + 1) & _mask)
        {
            var number = _slotPointer[place];
            if (number == 0)
                return -1;
            if (Entry((int)number - 1)->Key == key)
                return (int)number - 1;
        }
    }

    /// <summary>Sums a record that is not longer than the window into its pair.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Sum(in FlowRecord record, ulong hash, Side sender)
    {
        var pair = FindOrAdd(record, hash, sender, out var number);
        ref var sent = ref sender == Side.Lower ? ref pair->Lower : ref pair->Higher;
        if (sent.Records != 0 && sent.Reporter != record.Reporter)
        {
            SumFurther(pair, record, sender);
        }
        else
        {
            sent.Reporter = record.Reporter;
            Sum(ref sent, record);
        }

        var first = (int)(record.Start - Start);
        var last = (int)(record.End - Start);
        pair->First = Math.Min(pair->First, first);
        pair->Last = Math.Max(pair->Last, last);
        pair->ActiveMinutes |= Minutes(first, last);
        var (lowerPort, higherPort) = sender == Side.Lower
            ? (record.SourcePort, record.DestinationPort)
            : (record.DestinationPort, record.SourcePort);
        pair->LowerPorts.Add(lowerPort);
        pair->HigherPorts.Add(higherPort);
        pair->Connections.Add(lowerPort, higherPort, last);
        if ((record.TcpFlags & TcpFlag.Syn) != 0)
            CountSyn(pair, record.TcpFlags, sender);
        if (record.IsSampled)
            NoteSample(number);
    }

    /// <summary>True when a record of a pair was a sample.</summary>
    public bool IsSampled(int number) => _sampled.Count > number && _sampled[number];

    /// <summary>Notes a record that is longer than a window.</summary>
    public void NoteLong(in FlowRecord record, ulong hash, Side sender)
    {
        FindOrAdd(record, hash, sender, out var number);
        var noted = LongRecords.GetValueOrDefault(number, new() { LowerPort = ushort.MaxValue, HigherPort = ushort.MaxValue });
        var (lowerPort, higherPort) = sender == Side.Lower
            ? (record.SourcePort, record.DestinationPort)
            : (record.DestinationPort, record.SourcePort);
        LongRecords[number] = new LongRecords(
            noted.Count + 1,
            noted.Count == 0 ? record.Start : Math.Min(noted.FirstStart, record.Start),
            noted.LowerBytes + (sender == Side.Lower ? record.Bytes : 0),
            noted.HigherBytes + (sender == Side.Higher ? record.Bytes : 0))
        {
            LowerPort = Math.Min(noted.LowerPort, lowerPort),
            HigherPort = Math.Min(noted.HigherPort, higherPort),
        };
    }

    /// <summary>Counts a refused record; of one longer than a window, only the minutes within this one.</summary>
    public void Refuse(in FlowRecord record, ulong hash, Side sender)
    {
        var minutes = Minutes((int)Math.Max(record.Start - Start, 0), (int)(record.End - Start));
        Rejects.Add(KeyOf(record, sender), hash, sender, record.DestinationPort, minutes, record.Reporter);
    }

    /// <summary>
    /// The reporter to read one direction by: the one of the window before if it told anything, else the one with the
    /// most packets, the first id (ordinal) in a tie. Also counts the reporters of the direction.
    /// </summary>
    public SentState Choose(in PairState pair, Side sender, int before, out int reporters)
    {
        var best = sender == Side.Lower ? pair.Lower : pair.Higher;
        reporters = best.Records == 0 ? 0 : 1;
        for (var next = pair.Further; next != 0; next = _further[next - 1].Next)
        {
            var other = _further[next - 1];
            if (other.Sender != sender)
                continue;
            reporters++;
            if (best.Reporter != before && (other.Sent.Reporter == before || IsBetter(other.Sent, best)))
                best = other.Sent;
        }

        return best;
    }

    public static PairKey KeyOf(in FlowRecord record, Side sender) => sender == Side.Lower
        ? new(record.Source, record.Destination, record.Tenant, record.Protocol)
        : new(record.Destination, record.Source, record.Tenant, record.Protocol);

    // A store of its own, since few sources sample: it costs the others nothing.
    private void NoteSample(int number)
    {
        if (_sampled.Count <= number)
            _sampled.Length = Math.Max(2 * number, 1024);
        _sampled[number] = true;
    }

    private bool IsBetter(in SentState one, in SentState other) => one.Packets != other.Packets
        ? one.Packets > other.Packets
        : string.CompareOrdinal(_symbols[one.Reporter], _symbols[other.Reporter]) < 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PairState* FindOrAdd(in FlowRecord record, ulong hash, Side sender, out int number)
    {
        for (var place = (uint)hash & _mask; ; place = (place + 1) & _mask)
        {
            number = (int)_slotPointer[place] - 1;
            if (number < 0)
                return AddPair(KeyOf(record, sender), place, out number);
            var entry = Entry(number);
            if (Matches(entry, record, sender))
                return entry;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Matches(PairState* entry, in FlowRecord record, Side sender)
    {
        ref readonly var lower = ref sender == Side.Lower ? ref record.Source : ref record.Destination;
        ref readonly var higher = ref sender == Side.Lower ? ref record.Destination : ref record.Source;
        return entry->Key.Lower == lower && entry->Key.Higher == higher
            && entry->Key.Tenant == record.Tenant && entry->Key.Protocol == record.Protocol;
    }

    private PairState* AddPair(in PairKey key, uint place, out int number)
    {
        number = Count++;
        if (number >> PageBits == _pages.Count)
            AddPage();
        var entry = Entry(number);
        entry->Key = key;
        entry->First = int.MaxValue;
        _slotPointer[place] = (uint)Count;
        if (Count * 4L > _slots.Length * 3L)
            GrowIndex();
        return entry;
    }

    private void AddPage()
    {
        var page = GC.AllocateArray<PairState>(PageSize, pinned: true);
        if (_pages.Count == _pagePointers.Length)
        {
            var pointers = new PairState*[_pagePointers.Length * 2];
            for (var i = 0; i < _pagePointers.Length; i++)
                pointers[i] = _pagePointers[i];
            _pagePointers = pointers;
        }

        _pagePointers[_pages.Count] = (PairState*)Unsafe.AsPointer(ref page[0]);
        _pages.Add(page);
    }

    private void GrowIndex()
    {
        _slots = GC.AllocateArray<uint>(_slots.Length * 2, pinned: true);
        _slotPointer = Pointer(_slots);
        _mask = (uint)_slots.Length - 1;
        for (var number = 0; number < Count; number++)
        {
            var place = (uint)Entry(number)->Key.Hash(_symbols) & _mask;
            while (_slotPointer[place] != 0)
                place = (place + 1) & _mask;
            _slotPointer[place] = (uint)number + 1;
        }
    }

    private void SumFurther(PairState* pair, in FlowRecord record, Side sender)
    {
        var entries = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_further);
        for (var next = pair->Further; next != 0; next = entries[next - 1].Next)
        {
            ref var entry = ref entries[next - 1];
            if (entry.Sender == sender && entry.Sent.Reporter == record.Reporter)
            {
                Sum(ref entry.Sent, record);
                return;
            }
        }

        var added = new FurtherReporter { Sender = sender, Next = pair->Further };
        added.Sent.Reporter = record.Reporter;
        Sum(ref added.Sent, record);
        _further.Add(added);
        pair->Further = _further.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sum(ref SentState sent, in FlowRecord record)
    {
        sent.Bytes += record.Bytes;
        sent.Packets += record.Packets;
        sent.Records++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Minutes(int first, int last)
    {
        var from = (uint)first / MillisecondsPerMinute;
        var to = Math.Min((uint)last / MillisecondsPerMinute, (uint)_minutes - 1);
        return (ulong.MaxValue >> (int)(63 - (to - from))) << (int)from;
    }

    private static void CountSyn(PairState* pair, byte flags, Side sender)
    {
        var client = (flags & TcpFlag.Ack) == 0 ? sender : sender ^ Side.Higher;
        ref var votes = ref client == Side.Lower ? ref pair->LowerSyn : ref pair->HigherSyn;
        if (votes != ushort.MaxValue)
            votes++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PairState* Entry(int number) => _pagePointers[number >> PageBits] + (number & (PageSize - 1));

    private static uint* Pointer(uint[] pinned) => (uint*)Unsafe.AsPointer(ref pinned[0]);
}
