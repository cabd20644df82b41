using FlowKafka.Avro;
using FlowKafka.Detection.Correlation;

namespace FlowKafka.Kafka.Serialization;

/// <summary>Reads and writes <see cref="CorrelationState"/>: schemas/CorrelationState.avsc.</summary>
internal static class CorrelationStateCodec
{
    private static readonly byte[] Header = MessageHeader.Of("CorrelationState");

    /// <summary>True when a value begins like one.</summary>
    public static bool Is(ReadOnlySpan<byte> value) => value.StartsWith(Header);

    /// <summary>Writes a value.</summary>
    public static byte[] Encode(CorrelationState state)
    {
        var avro = new AvroWriter();
        avro.WriteRaw(Header);
        avro.WriteLong(state.AsOf);
        CorrelationFactCodec.Write(avro, state.Now);
        CorrelationFactCodec.Write(avro, state.Before);
        return avro.Written.ToArray();
    }

    /// <summary>Reads a value that <see cref="Is"/> one.</summary>
    /// <exception cref="AvroFormatException">It is not whole.</exception>
    public static CorrelationState Decode(ReadOnlySpan<byte> value)
    {
        var avro = new AvroReader(value[Header.Length..]);
        var state = new CorrelationState
        {
            AsOf = avro.ReadLong(),
            Now = CorrelationFactCodec.Read(ref avro),
            Before = CorrelationFactCodec.Read(ref avro),
        };
        avro.End();
        return state;
    }
}
