using System.Collections.Immutable;
using FlowKafka.Avro;
using FlowKafka.Detection.Hosts;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Kafka.Serialization;

/// <summary>Reads and writes the fields of the conversations that a book of hosts remembers, behind <c>asOf</c>.</summary>
internal static class HostConversationCodec
{
    // Six numbers of a byte at least, and a boolean; an address with its length.
    private const int SmallestMiner = 7;
    private const int SmallestAddress = 5;
    private const int MostHistory = 32;

    public static void Write(AvroWriter avro, MinersHostState state)
    {
        avro.BeginBlock(state.Conversations.Length);
        foreach (var miner in state.Conversations)
        {
            avro.WriteLong(miner.Hash);
            avro.WriteInt(miner.Port);
            avro.WriteLong(miner.LastEnd);
            avro.WriteLong(miner.Models);
            avro.WriteLong(miner.History);
            avro.WriteInt(miner.Complete);
            avro.WriteBoolean(miner.IsNewestIn);
        }

        avro.EndBlocks();
    }

    public static MinersHostState ReadMiners(ref AvroReader avro, long asOf)
    {
        var miners = ImmutableArray.CreateBuilder<MinerState>();
        while (avro.ReadBlock(SmallestMiner) is > 0 and var count)
        {
            for (var i = 0; i < count; i++)
            {
                miners.Add(new(
                    ReadWord(ref avro), (ushort)avro.ReadInt(0, ushort.MaxValue), avro.ReadLong(), ReadWord(ref avro), ReadWord(ref avro),
                    (byte)avro.ReadInt(0, MostHistory), avro.ReadBoolean()));
            }
        }

        return new() { AsOf = asOf, Conversations = miners.ToImmutable() };
    }

    public static void Write(AvroWriter avro, RotationHostState state)
    {
        var talk = state.Conversation;
        avro.WriteLong(talk.Start);
        avro.WriteLong(talk.LastTraffic);
        avro.WriteInt(talk.Points);
        avro.WriteInt(talk.SilentWindows);
        avro.WriteInt(talk.UnknownWindows);
        avro.WriteInt(talk.SampledWindows);
        avro.WriteLong(talk.LowerBytes);
        avro.WriteLong(talk.LowerPackets);
        avro.WriteLong(talk.HigherBytes);
        avro.WriteLong(talk.HigherPackets);
        avro.WriteInt(talk.SynFlags.Lower);
        avro.WriteInt(talk.PortAsymmetry.Lower);
        avro.WriteInt(talk.ServicePorts.Lower);
        avro.BeginBlock(state.Mains.Length);
        foreach (var main in state.Mains)
            AddressCodec.Write(avro, main);
        avro.EndBlocks();
    }

    public static RotationHostState ReadRotation(ref AvroReader avro, long asOf) => new()
    {
        AsOf = asOf,
        Conversation = new()
        {
            Start = avro.ReadLong(),
            LastTraffic = avro.ReadLong(),
            Points = avro.ReadInt(),
            SilentWindows = avro.ReadInt(),
            UnknownWindows = avro.ReadInt(),
            SampledWindows = avro.ReadInt(),
            LowerBytes = avro.ReadLong(),
            LowerPackets = avro.ReadLong(),
            HigherBytes = avro.ReadLong(),
            HigherPackets = avro.ReadLong(),
            SynFlags = ReadVotes(ref avro),
            PortAsymmetry = ReadVotes(ref avro),
            ServicePorts = ReadVotes(ref avro),
        },
        Mains = ReadMains(ref avro),
    };

    private static uint ReadWord(ref AvroReader avro)
    {
        var value = avro.ReadLong();
        if (value != (uint)value)
            AvroReader.Fail("a number has more than 32 bits");
        return (uint)value;
    }

    // All votes are for the client, which is the lower side of a rotation.
    private static ClientVotes ReadVotes(ref AvroReader avro) => new(avro.ReadInt(0, int.MaxValue), 0, Side.Lower);

    private static ImmutableArray<IpAddress> ReadMains(ref AvroReader avro)
    {
        var mains = ImmutableArray.CreateBuilder<IpAddress>();
        while (avro.ReadBlock(SmallestAddress) is > 0 and var count)
        {
            for (var i = 0; i < count; i++)
                mains.Add(AddressCodec.Read(ref avro));
        }

        if (mains.Count == 0)
            AvroReader.Fail("a rotation has no address");
        return mains.ToImmutable();
    }
}
