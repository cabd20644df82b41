using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using FlowKafka.Avro;

using FlowKafka.Flows;

namespace FlowKafka.Kafka.Serialization;

/// <summary>Packs flow records of one partition into a message: schemas/FlowPack.avsc.</summary>
/// <param name="size">Bytes that the buffer has room for at first; it grows.</param>
internal sealed class FlowPackBuilder(int size)
{
    private readonly AvroWriter _records = new(size);
    private readonly AvroWriter _message = new(size);
    private readonly PackNames _tenants = new();
    private readonly PackNames _reporters = new();

    /// <summary>Records in the pack.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes that the records take, without the names.</summary>
    public int Length => _records.Length;

    /// <summary>Adds a record. All records of a pack have their names in the same table.</summary>
    [SkipLocalsInit]
    public void Add(in FlowRecord record, SymbolTable symbols)
    {
        var avro = _records;
        avro.WriteLong(_tenants.PlaceOf(record.Tenant, symbols));
        avro.WriteLong(_reporters.PlaceOf(record.Reporter, symbols));
        avro.WriteUnion(record.HasIdentity ? 1 : 0);
        if (record.HasIdentity)
        {
            Span<byte> identity = stackalloc byte[16];
            BinaryPrimitives.WriteUInt128BigEndian(identity, record.Identity);
            avro.WriteRaw(identity);
        }

        AddressCodec.Write(avro, record.Source);
        AddressCodec.Write(avro, record.Destination);
        avro.WriteLong(record.SourcePort);
        avro.WriteLong(record.DestinationPort);
        avro.WriteLong(record.Protocol);
        avro.WriteLong(record.TcpFlags);
        avro.WriteLong((long)record.Direction);
        avro.WriteLong((long)record.Action);
        avro.WriteLong(record.Start);
        avro.WriteLong(record.End - record.Start);
        avro.WriteLong(record.Packets);
        avro.WriteLong(record.Bytes);
        avro.WriteBoolean(record.IsSampled);
        Count++;
    }

    /// <summary>The pack as a message, and an empty pack instead.</summary>
    public byte[] Finish()
    {
        _message.Clear();
        _message.WriteRaw(FlowPackReader.Header);
        _tenants.WriteTo(_message);
        _reporters.WriteTo(_message);
        _message.BeginBlock(Count);
        _message.WriteRaw(_records.Written);
        _message.EndBlocks();
        Clear();
        return _message.Written.ToArray();
    }

    /// <summary>Forgets what was added.</summary>
    public void Clear()
    {
        _records.Clear();
        _tenants.Clear();
        _reporters.Clear();
        Count = 0;
    }
}
