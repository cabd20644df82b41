using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace FlowKafka.Flows;

/// <summary>
/// The members of one object, found by name. A source writes them in the same order over and over: the node remembers
/// which came after which the last time, and looks there first, so that most names cost one comparison and are not even
/// searched for their end. It remembers the names that are no fields as well, up to a bound.
/// </summary>
internal sealed class JsonFieldNode
{
    /// <summary>Stands before the first member; also for one that is not known.</summary>
    public const int First = 0;

    private const int MostLearned = 64;
    private const int LongestLearned = 64;
    private const int Word = sizeof(ulong);

    private Entry[] _entries = [new() { Field = -1, Name = [] }];
    private byte[] _slots = new byte[16]; // numbers of entries
    private int _learned;

    /// <summary>One member: a field, an object with fields in it, either or, when it was learned, neither.</summary>
    internal struct Entry
    {
        public ulong Head;
        public ulong Tail;
        public byte[] Name;
        public int Field;
        public int Next;
        public JsonFieldNode? Inner;
    }

    public ref readonly Entry this[int member] => ref _entries[member];

    /// <summary>Passes a name from behind its first quote to its last one, and finds the member.</summary>
    /// <param name="data">The document.</param>
    /// <param name="at">Where the name begins.</param>
    /// <param name="length">The length of the data.</param>
    /// <param name="member">The member before, or <see cref="First"/>; takes the one of this name, or <see cref="First"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Pass(ref byte data, int at, int length, ref int member)
    {
        var next = _entries[member].Next;
        ref var guess = ref _entries[next];
        var end = at + guess.Name.Length;
        if (end + Word > length || Unsafe.Add(ref data, end) != '"' || next == First || !IsAt(ref data, at, guess))
            return PassOther(ref data, at, length, ref member);
        member = next;
        return end;
    }

    public void Add(string name, int field)
    {
        var number = FindOrAdd(Encoding.UTF8.GetBytes(name));
        _entries[number].Field = field;
    }

    public JsonFieldNode Inner(string name)
    {
        var number = FindOrAdd(Encoding.UTF8.GetBytes(name));
        return _entries[number].Inner ??= new JsonFieldNode();
    }

    /// <summary>True when the entry's name stands there, with eight readable bytes behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsAt(ref byte data, int at, in Entry entry)
    {
        var name = entry.Name;
        ref var start = ref Unsafe.Add(ref data, at);
        var head = Unsafe.ReadUnaligned<ulong>(ref start);
        if (name.Length < Word)
            return (head & ((1UL << (8 * name.Length)) - 1)) == entry.Head;
        return head == entry.Head && Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, name.Length - Word)) == entry.Tail
            && (name.Length <= 2 * Word || MemoryMarshal.CreateReadOnlySpan(ref start, name.Length).SequenceEqual(name));
    }

    private int PassOther(ref byte data, int at, int length, ref int member)
    {
        var end = JsonScan.String(ref data, at, length, out var isEscaped);
        if (end < 0)
            return end;
        var name = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref data, at), end - at);
        var found = Find(name, out _);
        if (found == First && !isEscaped && name.Length <= LongestLearned && _learned < MostLearned)
        {
            _learned++;
            found = FindOrAdd(name.ToArray());
        }

        if (found != First)
            _entries[member].Next = found;
        member = found;
        return end;
    }

    private int Find(ReadOnlySpan<byte> name, out uint slot)
    {
        for (slot = Hash(name); ; slot++)
        {
            var number = _slots[slot & (uint)(_slots.Length - 1)];
            if (number == First || name.SequenceEqual(_entries[number].Name))
                return number;
        }
    }

    private int FindOrAdd(byte[] name)
    {
        var found = Find(name, out _);
        if (found != First)
            return found;
        if (_entries.Length > byte.MaxValue)
            throw new InvalidOperationException("An object has too many fields.");
        Span<byte> word = stackalloc byte[Word];
        name.AsSpan(0, Math.Min(name.Length, Word)).CopyTo(word);
        var head = MemoryMarshal.Read<ulong>(word);
        var tail = name.Length < Word ? 0 : MemoryMarshal.Read<ulong>(name.AsSpan(name.Length - Word));
        _entries = [.. _entries, new Entry { Head = head, Tail = tail, Name = name, Field = -1 }];
        if (_entries.Length * 2 > _slots.Length)
            _slots = new byte[_slots.Length * 2];
        Array.Clear(_slots);
        for (var i = 1; i < _entries.Length; i++)
        {
            Find(_entries[i].Name, out var slot);
            _slots[slot & (uint)(_slots.Length - 1)] = (byte)i;
        }

        return _entries.Length - 1;
    }

    private static uint Hash(ReadOnlySpan<byte> name)
    {
        var hash = 0x811C9DC5;
        foreach (var b in name)
            hash = (hash ^ b) * 0x01000193;
        return hash ^ (hash >> 15);
    }
}
