using FlowKafka.Avro;
using FlowKafka.Detection.Episodes;

namespace FlowKafka.Kafka.Serialization;

/// <summary>Reads and writes <see cref="EpisodeState"/>: schemas/EpisodeState.avsc.</summary>
internal static class EpisodeStateCodec
{
    private static readonly byte[] Header = MessageHeader.Of("EpisodeState");

    /// <summary>True when a value begins like one.</summary>
    public static bool Is(ReadOnlySpan<byte> value) => value.StartsWith(Header);

    /// <summary>Writes a value.</summary>
    public static byte[] Encode(EpisodeState state)
    {
        var avro = new AvroWriter();
        avro.WriteRaw(Header);
        PairCodec.Write(avro, state.Pair);
        avro.WriteLong(state.ConversationStart);
        avro.WriteLong(state.OpenedAt);
        avro.WriteInt(state.HighestSeverity);
        avro.WriteInt(state.Revision);
        avro.WriteLong(state.AsOf);
        avro.WriteBoolean(state.IsClosed);
        return avro.Written.ToArray();
    }

    /// <summary>Reads a value that <see cref="Is"/> one.</summary>
    /// <exception cref="AvroFormatException">It is not whole.</exception>
    public static EpisodeState Decode(ReadOnlySpan<byte> value)
    {
        var avro = new AvroReader(value[Header.Length..]);
        var state = new EpisodeState(
            PairCodec.Read(ref avro, names: null), avro.ReadLong(), avro.ReadLong(), avro.ReadInt(), avro.ReadInt(), avro.ReadLong(),
            avro.ReadBoolean());
        avro.End();
        return state;
    }
}
