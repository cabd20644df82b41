using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace FlowKafka.Avro;

/// <summary>
/// Writes Avro's binary encoding (Apache Avro 1.11, "Binary Encoding") into a buffer of its own, which grows and is used
/// again after <see cref="Clear"/>.
/// </summary>
internal sealed class AvroWriter(int capacity = 256)
{
    /// <summary>The most bytes that a long takes.</summary>
    public const int LongestLong = 10;

    private byte[] _buffer = new byte[Math.Max(capacity, LongestLong)];

    /// <summary>Bytes written since the last <see cref="Clear"/>.</summary>
    public int Length { get; private set; }

    /// <summary>What was written; valid until the next write.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    /// <summary>Begins anew, and keeps the buffer.</summary>
    public void Clear() => Length = 0;

    /// <summary>An int, as <see cref="WriteLong"/> writes it.</summary>
    public void WriteInt(int value) => WriteLong(value);

    /// <summary>A long as a zig-zag varint of 1 to 10 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteLong(long value)
    {
        var length = Length;
        if (_buffer.Length - length < LongestLong)
            Grow(LongestLong);
        var zigZag = (ulong)((value << 1) ^ (value >> 63));
        var buffer = _buffer;
        while (zigZag >= 0x80)
        {
            buffer[length++] = (byte)(zigZag | 0x80);
            zigZag >>= 7;
        }

        buffer[length++] = (byte)zigZag;
        Length = length;
    }

    /// <summary>A boolean: one byte.</summary>
    public void WriteBoolean(bool value)
    {
        Room(1)[0] = value ? (byte)1 : (byte)0;
        Length++;
    }

    /// <summary>A float: 4 bytes, little-endian.</summary>
    public void WriteFloat(float value)
    {
        BinaryPrimitives.WriteSingleLittleEndian(Room(sizeof(float)), value);
        Length += sizeof(float);
    }

    /// <summary>A double: 8 bytes, little-endian.</summary>
    public void WriteDouble(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(Room(sizeof(double)), value);
        Length += sizeof(double);
    }

    /// <summary>Bytes with their number before them.</summary>
    public void WriteBytes(ReadOnlySpan<byte> value)
    {
        WriteLong(value.Length);
        WriteRaw(value);
    }

    /// <summary>A string: its UTF-8 bytes with their number before them. A lone surrogate becomes U+FFFD.</summary>
    public void WriteString(string value)
    {
        WriteLong(Encoding.UTF8.GetByteCount(value));
        Length += Encoding.UTF8.GetBytes(value, Room(Encoding.UTF8.GetMaxByteCount(value.Length)));
    }

    /// <summary>Bytes alone: a fixed, or what is encoded already.</summary>
    public void WriteRaw(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Room(value.Length));
        Length += value.Length;
    }

    /// <summary>The place of a union's branch, from 0.</summary>
    public void WriteUnion(int branch) => WriteLong(branch);

    /// <summary>Begins a block of an array or a map; a block of no items is left out, since it would end the array.</summary>
    public void BeginBlock(int count)
    {
        if (count > 0)
            WriteLong(count);
    }

    /// <summary>Ends an array or a map.</summary>
    public void EndBlocks() => WriteLong(0);

    private Span<byte> Room(int size)
    {
        if (_buffer.Length - Length < size)
            Grow(size);
        return _buffer.AsSpan(Length);
    }

    private void Grow(int size) => Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, checked(Length + size)));
}
