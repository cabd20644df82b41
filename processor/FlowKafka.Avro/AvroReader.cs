using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace FlowKafka.Avro;

/// <summary>
/// Reads Avro's binary encoding (Apache Avro 1.11, "Binary Encoding"). Whatever the bytes are, it reads none outside of
/// them, and throws nothing but <see cref="AvroFormatException"/>.
/// </summary>
internal ref struct AvroReader(ReadOnlySpan<byte> data)
{
    private readonly ReadOnlySpan<byte> _data = data;
    private int _position;

    /// <summary>True when every byte is read.</summary>
    public readonly bool IsEnd => _position == _data.Length;

    /// <summary>Bytes read, from the start of the data.</summary>
    public readonly int Position => _position;

    /// <summary>Bytes not yet read.</summary>
    public readonly int Remaining => _data.Length - _position;

    /// <summary>A long: a zig-zag varint.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long ReadLong()
    {
        if ((uint)_position >= (uint)_data.Length)
            Fail("the bytes end early");
        ulong value = _data[_position];
        if (value < 0x80)
        {
            _position++;
            return (long)(value >> 1) ^ -(long)(value & 1);
        }

        return ReadLongSlowly();
    }

    /// <summary>A long that fits an int.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadInt()
    {
        var value = ReadLong();
        if (value != (int)value)
            Fail("a number is out of its range");
        return (int)value;
    }

    /// <summary>An int between two bounds, both inclusive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadInt(int lowest, int highest)
    {
        var value = ReadLong();
        if (value < lowest || value > highest)
            Fail("a number is out of its range");
        return (int)value;
    }

    /// <summary>A long that is not negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long ReadCount()
    {
        var value = ReadLong();
        if (value < 0)
            Fail("a number is negative");
        return value;
    }

    /// <summary>A boolean.</summary>
    public bool ReadBoolean() => ReadRaw(1)[0] switch
    {
        0 => false,
        1 => true,
        _ => throw new AvroFormatException("a boolean is neither 0 nor 1"),
    };

    /// <summary>A float.</summary>
    public float ReadFloat() => BinaryPrimitives.ReadSingleLittleEndian(ReadRaw(sizeof(float)));

    /// <summary>A double.</summary>
    public double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(ReadRaw(sizeof(double)));

    /// <summary>Bytes with their number before them.</summary>
    public ReadOnlySpan<byte> ReadBytes()
    {
        var length = ReadLong();
        if (length < 0 || length > Remaining)
            Fail("a length is beyond the end of the bytes");
        return ReadRaw((int)length);
    }

    /// <summary>The UTF-8 bytes of a string.</summary>
    public ReadOnlySpan<byte> ReadUtf8()
    {
        var bytes = ReadBytes();
        if (!Utf8.IsValid(bytes))
            Fail("a string is no UTF-8");
        return bytes;
    }

    /// <summary>A string.</summary>
    public string ReadString() => Encoding.UTF8.GetString(ReadUtf8());

    /// <summary>A fixed of <paramref name="size"/> bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> ReadRaw(int size)
    {
        if ((uint)size > (uint)Remaining)
            Fail("the bytes end early");
        var bytes = _data.Slice(_position, size);
        _position += size;
        return bytes;
    }

    /// <summary>The branch of a union that has <paramref name="branches"/> of them.</summary>
    public int ReadUnion(int branches) => ReadInt(0, branches - 1);

    /// <summary>
    /// How many items the next block of an array or a map has; 0 ends it. The number is checked against what the
    /// remaining bytes can hold, so that it may be used as a capacity.
    /// </summary>
    /// <param name="smallestItem">The fewest bytes that an item takes, at least 1.</param>
    public int ReadBlock(int smallestItem = 1)
    {
        var count = ReadLong();
        if (count < 0)
        {
            count = -count;
            if (ReadCount() > Remaining)
                Fail("a block is longer than the bytes");
        }

        if (count < 0 || count > Remaining / smallestItem)
            Fail("a block has more items than the bytes can hold");
        return (int)count;
    }

    /// <summary>Goes to where it was before.</summary>
    public void Return(int position) => _position = position;

    /// <summary>Sees to it that nothing is left.</summary>
    public readonly void End()
    {
        if (!IsEnd)
            Fail("bytes are left over");
    }

    [DoesNotReturn]
    internal static void Fail(string what) => throw new AvroFormatException(what);

    private long ReadLongSlowly()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (_position >= _data.Length)
                Fail("the bytes end early");
            var next = _data[_position++];
            if (shift == 63 && next > 1)
                break;
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return (long)(value >> 1) ^ -(long)(value & 1);
        }

        throw new AvroFormatException("a number has more than 64 bits");
    }
}
