using FlowKafka.Avro;
using FlowKafka.Flows;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Kafka.Serialization;

/// <summary>Reads and writes <see cref="LostWindow"/>: schemas/LostWindow.avsc.</summary>
internal static class LostWindowCodec
{
    private static readonly byte[] Header = MessageHeader.Of("LostWindow");

    /// <summary>True when a value begins like one.</summary>
    public static bool Is(ReadOnlySpan<byte> value) => value.StartsWith(Header);

    /// <summary>Writes a value.</summary>
    public static byte[] Encode(LostWindow lost, SymbolTable symbols)
    {
        var avro = new AvroWriter();
        avro.WriteRaw(Header);
        avro.WriteString(symbols[lost.Reporter]);
        avro.WriteLong(lost.WindowStart);
        return avro.Written.ToArray();
    }

    /// <summary>Reads a value that <see cref="Is"/> one; the reporter gets its number in <paramref name="symbols"/>.</summary>
    /// <exception cref="AvroFormatException">It is not whole.</exception>
    public static LostWindow Decode(ReadOnlySpan<byte> value, SymbolTable symbols)
    {
        var avro = new AvroReader(value[Header.Length..]);
        if (!symbols.TryIntern(avro.ReadUtf8(), out var reporter))
            AvroReader.Fail("there are more names than the table takes");
        var lost = new LostWindow(reporter, avro.ReadLong());
        avro.End();
        return lost;
    }
}
