using FlowKafka.Avro;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Kafka.Serialization;

/// <summary>Reads and writes the record WindowPoint of schemas/WindowPack.avsc; the window itself is the pack's.</summary>
internal static class WindowPointCodec
{
    public static void Write(AvroWriter avro, in WindowPoint point)
    {
        PairCodec.Write(avro, point.Pair);
        WriteSent(avro, point.Lower);
        WriteSent(avro, point.Higher);
        avro.WriteLong(point.FirstRecord);
        avro.WriteLong(point.LastRecord);
        avro.WriteLong((long)point.ActiveMinutes);
        WritePorts(avro, point.LowerPorts);
        WritePorts(avro, point.HigherPorts);
        WriteTuple(avro, point.Newest);
        WriteTuple(avro, point.SecondNewest);
        WriteSide(avro, point.SynVote);
        avro.WriteInt(point.LowerRejects);
        avro.WriteInt(point.HigherRejects);
        avro.WriteLong((long)point.RefusedMinutes);
        WriteRefused(avro, point.Refused);
        WriteLong(avro, point.LongRecords, point.LongRun);
        avro.WriteBoolean(point.Unknown);
        avro.WriteBoolean(point.Sampled);
        WriteConversation(avro, point.Conversation);
    }

    public static void Read(ref AvroReader avro, SymbolTable names, ref WindowPoint point)
    {
        point.Pair = PairCodec.Read(ref avro, names);
        point.Lower = ReadSent(ref avro, names);
        point.Higher = ReadSent(ref avro, names);
        point.FirstRecord = avro.ReadLong();
        point.LastRecord = avro.ReadLong();
        point.ActiveMinutes = (ulong)avro.ReadLong();
        point.LowerPorts = ReadPorts(ref avro);
        point.HigherPorts = ReadPorts(ref avro);
        point.Newest = ReadTuple(ref avro);
        point.SecondNewest = ReadTuple(ref avro);
        point.SynVote = ReadSide(ref avro);
        point.LowerRejects = avro.ReadInt();
        point.HigherRejects = avro.ReadInt();
        point.RefusedMinutes = (ulong)avro.ReadLong();
        point.Refused = ReadRefused(ref avro, names);
        (point.LongRecords, point.LongRun) = ReadLong(ref avro);
        point.Unknown = avro.ReadBoolean();
        point.Sampled = avro.ReadBoolean();
        point.Conversation = ReadConversation(ref avro);
    }

    private static void WriteSent(AvroWriter avro, in SentTraffic sent)
    {
        avro.WriteLong(sent.Bytes);
        avro.WriteLong(sent.Packets);
        avro.WriteInt(sent.Records);
        avro.WriteString(sent.Reporter);
        avro.WriteInt(sent.Reporters);
    }

    private static SentTraffic ReadSent(ref AvroReader avro, SymbolTable names) =>
        new(avro.ReadLong(), avro.ReadLong(), avro.ReadInt(), PairCodec.Name(ref avro, names), avro.ReadInt());

    private static void WriteSide(AvroWriter avro, Side? side) => avro.WriteInt(side is { } known ? (int)known + 1 : 0);

    private static Side? ReadSide(ref AvroReader avro)
    {
        var side = avro.ReadInt(0, 2);
        return side == 0 ? null : (Side)(side - 1);
    }

    private static void WriteLong(AvroWriter avro, in LongRecords records, in LongRun run)
    {
        avro.WriteInt(records.Count);
        avro.WriteLong(records.FirstStart);
        avro.WriteLong(records.LowerBytes);
        avro.WriteLong(records.HigherBytes);
        avro.WriteInt(records.LowerPort);
        avro.WriteInt(records.HigherPort);
        avro.WriteLong(run.Start);
        avro.WriteLong(run.FirstStart);
        avro.WriteInt(run.Count);
        avro.WriteLong(run.LowerBytes);
        avro.WriteLong(run.HigherBytes);
        avro.WriteInt(run.LowerPort);
        avro.WriteInt(run.HigherPort);
        WriteSide(avro, run.Client);
    }

    private static (LongRecords Records, LongRun Run) ReadLong(ref AvroReader avro) => (
        new(avro.ReadInt(), avro.ReadLong(), avro.ReadLong(), avro.ReadLong()) { LowerPort = Port(ref avro), HigherPort = Port(ref avro) },
        new(avro.ReadLong(), avro.ReadLong(), avro.ReadInt(), avro.ReadLong(), avro.ReadLong())
        {
            LowerPort = Port(ref avro),
            HigherPort = Port(ref avro),
            Client = ReadSide(ref avro),
        });

    private static void WriteRefused(AvroWriter avro, in RefusedRun run)
    {
        avro.WriteInt((int)run.Sender);
        avro.WriteLong(run.Start);
        avro.WriteInt(run.Windows);
        avro.WriteLong(run.Records);
        avro.WriteLong(run.Squares);
        avro.WriteLong(run.Minutes);
        avro.WriteLong((long)run.Recent);
        WritePorts(avro, run.Ports);
        avro.WriteString(run.Reporter);
    }

    private static RefusedRun ReadRefused(ref AvroReader avro, SymbolTable names) => new()
    {
        Sender = (Side)avro.ReadInt(0, 1),
        Start = avro.ReadLong(),
        Windows = avro.ReadInt(),
        Records = avro.ReadLong(),
        Squares = avro.ReadLong(),
        Minutes = avro.ReadLong(),
        Recent = (ulong)avro.ReadLong(),
        Ports = ReadPorts(ref avro),
        Reporter = PairCodec.Name(ref avro, names),
    };

    private static void WritePorts(AvroWriter avro, PortsSeen ports)
    {
        avro.WriteInt(ports.Count);
        avro.WriteInt(ports.Stable);
    }

    private static PortsSeen ReadPorts(ref AvroReader avro) => new(avro.ReadInt(), Port(ref avro));

    private static void WriteTuple(AvroWriter avro, FiveTuple tuple)
    {
        avro.WriteInt(tuple.LowerPort);
        avro.WriteInt(tuple.HigherPort);
        avro.WriteLong(tuple.LastSeen);
    }

    private static FiveTuple ReadTuple(ref AvroReader avro) => new(Port(ref avro), Port(ref avro), avro.ReadLong());

    private static void WriteConversation(AvroWriter avro, in Conversation talk)
    {
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
        WriteVotes(avro, talk.SynFlags);
        WriteVotes(avro, talk.PortAsymmetry);
        WriteVotes(avro, talk.ServicePorts);
    }

    private static Conversation ReadConversation(ref AvroReader avro) => new()
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
    };

    private static void WriteVotes(AvroWriter avro, ClientVotes votes)
    {
        avro.WriteInt(votes.Lower);
        avro.WriteInt(votes.Higher);
        avro.WriteInt((int)votes.Leader);
    }

    private static ClientVotes ReadVotes(ref AvroReader avro) => new(avro.ReadInt(), avro.ReadInt(), (Side)avro.ReadInt(0, 1));

    private static ushort Port(ref AvroReader avro) => (ushort)avro.ReadInt(0, ushort.MaxValue);
}
