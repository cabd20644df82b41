using System.Buffers;
using System.Buffers.Binary;
using FlowKafka.Avro;

using FlowKafka.Flows;

namespace FlowKafka.Kafka.Serialization;

/// <summary>Reads packs of flow records: schemas/FlowPack.avsc.</summary>
internal static class FlowPackReader
{
    // Thirteen numbers of at least a byte, the identity's branch and two addresses of at least four bytes.
    private const int SmallestRecord = 24;

    private const int NamesAtFirst = 128;

    private static readonly byte[] HeaderBytes = MessageHeader.Of("FlowPack");

    /// <summary>What every pack begins with.</summary>
    public static ReadOnlySpan<byte> Header => HeaderBytes;

    /// <summary>True when a value begins like a pack.</summary>
    public static bool Is(ReadOnlySpan<byte> value) => value.StartsWith(HeaderBytes);

    /// <summary>
    /// Reads the records of a value that <see cref="Is"/> a pack; their names get numbers in <paramref name="symbols"/>.
    /// </summary>
    /// <param name="value">The value, with its header.</param>
    /// <param name="symbols">The reader's table.</param>
    /// <param name="records">Filled from its begin; replaced by a longer one when it is too short.</param>
    /// <returns>How many records there are.</returns>
    /// <exception cref="AvroFormatException">The value is no whole pack, or has more names than the table takes.</exception>
    public static int Decode(ReadOnlySpan<byte> value, SymbolTable symbols, ref FlowRecord[] records)
    {
        var avro = new AvroReader(value[Math.Min(value.Length, MessageHeader.Size)..]);
        var tenants = ReadNames(ref avro, symbols, out var tenantCount);
        var reporters = ReadNames(ref avro, symbols, out var reporterCount);
        var read = 0;
        for (var count = avro.ReadBlock(SmallestRecord); count > 0; count = avro.ReadBlock(SmallestRecord))
        {
            if (records.Length - read < count)
                Array.Resize(ref records, Math.Max(read + count, records.Length * 2));
            for (var end = read + count; read < end; read++)
                Read(ref avro, tenants.AsSpan(0, tenantCount), reporters.AsSpan(0, reporterCount), ref records[read]);
        }

        avro.End();
        ArrayPool<int>.Shared.Return(tenants);
        ArrayPool<int>.Shared.Return(reporters);
        return read;
    }

    // What is rented is given back unless the bytes are corrupt; then it is left to the collector.
    private static int[] ReadNames(ref AvroReader avro, SymbolTable symbols, out int read)
    {
        var numbers = ArrayPool<int>.Shared.Rent(NamesAtFirst);
        read = 0;
        for (var count = avro.ReadBlock(); count > 0; count = avro.ReadBlock())
        {
            if (numbers.Length - read < count)
            {
                var longer = ArrayPool<int>.Shared.Rent(Math.Max(read + count, numbers.Length * 2));
                numbers.AsSpan(0, read).CopyTo(longer);
                ArrayPool<int>.Shared.Return(numbers);
                numbers = longer;
            }

            for (var end = read + count; read < end; read++)
            {
                if (!symbols.TryIntern(avro.ReadUtf8(), out numbers[read]))
                    AvroReader.Fail("there are more names than the table takes");
            }
        }

        return numbers;
    }

    private static void Read(
        ref AvroReader avro, ReadOnlySpan<int> tenants, ReadOnlySpan<int> reporters, ref FlowRecord record)
    {
        record.Tenant = tenants[avro.ReadInt(0, tenants.Length - 1)];
        record.Reporter = reporters[avro.ReadInt(0, reporters.Length - 1)];
        record.HasIdentity = avro.ReadUnion(2) == 1;
        record.Identity = record.HasIdentity ? BinaryPrimitives.ReadUInt128BigEndian(avro.ReadRaw(16)) : 0;
        record.Source = AddressCodec.Read(ref avro);
        record.Destination = AddressCodec.Read(ref avro);
        record.SourcePort = (ushort)avro.ReadInt(0, ushort.MaxValue);
        record.DestinationPort = (ushort)avro.ReadInt(0, ushort.MaxValue);
        record.Protocol = (byte)avro.ReadInt(0, byte.MaxValue);
        record.TcpFlags = (byte)avro.ReadInt(0, byte.MaxValue);
        record.Direction = (FlowDirection)avro.ReadInt(0, (int)FlowDirection.Egress);
        record.Action = (FlowAction)avro.ReadInt(0, (int)FlowAction.Reject);
        record.Start = avro.ReadLong();
        var duration = avro.ReadCount();
        if (record.Start > long.MaxValue - duration)
            AvroReader.Fail("an interval ends after the end of time");
        record.End = record.Start + duration;
        record.Packets = avro.ReadLong();
        record.Bytes = avro.ReadLong();
        record.IsSampled = avro.ReadBoolean();
    }
}
