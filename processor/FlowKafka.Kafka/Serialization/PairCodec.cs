using FlowKafka.Avro;
using FlowKafka.Flows;

namespace FlowKafka.Kafka.Serialization;

/// <summary>Reads and writes the fields of an <see cref="IpPair"/>: two addresses of 4 or 16 bytes, protocol, tenant.</summary>
internal static class PairCodec
{
    public static void Write(AvroWriter avro, in IpPair pair)
    {
        AddressCodec.Write(avro, pair.Lower);
        AddressCodec.Write(avro, pair.Higher);
        avro.WriteInt(pair.Protocol);
        avro.WriteString(pair.Tenant);
    }

    /// <param name="avro">Stands before the fields.</param>
    /// <param name="names">Where equal names become one string; null to make a new one.</param>
    public static IpPair Read(ref AvroReader avro, SymbolTable? names)
    {
        var lower = AddressCodec.Read(ref avro);
        var higher = AddressCodec.Read(ref avro);
        return new(lower, higher, (byte)avro.ReadInt(0, byte.MaxValue), Name(ref avro, names));
    }

    public static string Name(ref AvroReader avro, SymbolTable? names)
    {
        if (names is null)
            return avro.ReadString();
        var utf8 = avro.ReadUtf8();
        return names.TryIntern(utf8, out var symbol) ? names[symbol] : System.Text.Encoding.UTF8.GetString(utf8);
    }
}
