using FlowKafka.Avro;
using FlowKafka.Detection.Correlation;

namespace FlowKafka.Kafka.Serialization;

/// <summary>Reads and writes packs of <see cref="VerdictEntry"/>: schemas/VerdictPack.avsc.</summary>
internal static class VerdictPackCodec
{
    private static readonly byte[] Header = MessageHeader.Of("VerdictPack");

    /// <summary>True when a value begins like one.</summary>
    public static bool Is(ReadOnlySpan<byte> value) => value.StartsWith(Header);

    /// <summary>Writes a value.</summary>
    public static byte[] Encode(ReadOnlySpan<VerdictEntry> entries)
    {
        var avro = new AvroWriter(8192);
        avro.WriteRaw(Header);
        avro.BeginBlock(entries.Length);
        foreach (var entry in entries)
            Write(avro, entry);
        avro.EndBlocks();
        return avro.Written.ToArray();
    }

    /// <summary>Reads a value that <see cref="Is"/> one.</summary>
    /// <exception cref="AvroFormatException">It is not whole.</exception>
    public static IReadOnlyList<VerdictEntry> Decode(ReadOnlySpan<byte> value)
    {
        if (!Is(value))
            AvroReader.Fail("it is no pack of verdicts");
        var avro = new AvroReader(value[Header.Length..]);
        var entries = new List<VerdictEntry>();
        for (var count = avro.ReadBlock(); count > 0; count = avro.ReadBlock())
        {
            for (; count > 0; count--)
                entries.Add(Read(ref avro));
        }

        avro.End();
        return entries;
    }

    private static void Write(AvroWriter avro, VerdictEntry entry)
    {
        avro.WriteString(entry.Id);
        avro.WriteString(entry.EpisodeId);
        avro.WriteInt(entry.Revision);
        avro.WriteLong(entry.Timestamp);
        avro.WriteLong(entry.Start);
        avro.WriteLong(entry.End);
        avro.WriteInt(entry.Severity);
        avro.WriteBoolean(entry.IsClosed);
        avro.WriteString(entry.Tenant);
        AddressCodec.Write(avro, entry.Client);
        AddressCodec.Write(avro, entry.Server);
        avro.WriteInt(entry.ServerPort);
        avro.WriteString(entry.Model);
        avro.WriteString(entry.Reporter);
        avro.WriteLong(entry.Bytes);
        avro.WriteBytes(entry.Document.Span);
    }

    private static VerdictEntry Read(ref AvroReader avro) => new()
    {
        Id = avro.ReadString(),
        EpisodeId = avro.ReadString(),
        Revision = avro.ReadInt(),
        Timestamp = avro.ReadLong(),
        Start = avro.ReadLong(),
        End = avro.ReadLong(),
        Severity = avro.ReadInt(),
        IsClosed = avro.ReadBoolean(),
        Tenant = avro.ReadString(),
        Client = AddressCodec.Read(ref avro),
        Server = AddressCodec.Read(ref avro),
        ServerPort = (ushort)avro.ReadInt(0, ushort.MaxValue),
        Model = avro.ReadString(),
        Reporter = avro.ReadString(),
        Bytes = avro.ReadLong(),
        Document = avro.ReadBytes().ToArray(),
    };
}
