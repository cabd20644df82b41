using FlowKafka.Avro;
using FlowKafka.Detection.Correlation;

namespace FlowKafka.Kafka.Serialization;

/// <summary>Reads and writes a <see cref="CorrelationFact"/>, or null, as the union in schemas/CorrelationState.avsc.</summary>
internal static class CorrelationFactCodec
{
    private delegate T ItemReader<out T>(ref AvroReader avro);

    public static void Write(AvroWriter avro, CorrelationFact? fact)
    {
        switch (fact)
        {
            case null:
                avro.WriteUnion(0);
                break;
            case ClosedFact closed:
                avro.WriteUnion(1);
                avro.WriteLong(closed.ClosedThrough);
                break;
            case CampaignFact campaign:
                avro.WriteUnion(2);
                WriteCampaign(avro, campaign);
                break;
            case ShareFact share:
                avro.WriteUnion(3);
                avro.WriteInt((int)share.Kind);
                avro.WriteString(share.Value);
                avro.WriteString(share.Campaign);
                avro.WriteLong(share.Newest);
                break;
            case ClientFact client:
                avro.WriteUnion(4);
                avro.WriteString(client.Campaign);
                avro.WriteString(client.Tenant);
                AddressCodec.Write(avro, client.Address);
                break;
            case EpisodeFact episode:
                avro.WriteUnion(5);
                WriteEpisode(avro, episode);
                break;
            case EntityFact entity:
                avro.WriteUnion(6);
                WriteEntity(avro, entity);
                break;
            default:
                throw new ArgumentException($"{fact.GetType().Name} has no schema.", nameof(fact));
        }
    }

    /// <exception cref="AvroFormatException">The bytes are no fact.</exception>
    public static CorrelationFact? Read(ref AvroReader avro) => avro.ReadUnion(7) switch
    {
        0 => null,
        1 => new ClosedFact(avro.ReadLong()),
        2 => ReadCampaign(ref avro),
        3 => new ShareFact((ShareKinds)avro.ReadInt(0, byte.MaxValue), avro.ReadString(), avro.ReadString(), avro.ReadLong()),
        4 => new ClientFact(avro.ReadString(), avro.ReadString(), AddressCodec.Read(ref avro)),
        5 => ReadEpisode(ref avro),
        _ => ReadEntity(ref avro),
    };

    private static void WriteCampaign(AvroWriter avro, CampaignFact campaign)
    {
        avro.WriteString(campaign.Id);
        avro.WriteLong(campaign.Start);
        avro.WriteLong(campaign.Newest);
        avro.WriteLong(campaign.EarliestStart);
        avro.WriteLong(campaign.LatestEnd);
        avro.WriteInt(campaign.Severity);
        avro.WriteInt(campaign.Episodes);
        avro.WriteInt((int)campaign.SharedBy);
        WriteBounded(avro, campaign.Clients, static (avro, address) => AddressCodec.Write(avro, address));
        WriteBounded(avro, campaign.Servers, static (avro, server) =>
        {
            AddressCodec.Write(avro, server.Address);
            avro.WriteInt(server.Port);
        });
        WriteBounded(avro, campaign.Models, static (avro, model) => avro.WriteString(model));
        WriteBounded(avro, campaign.Merged, static (avro, id) => avro.WriteString(id));
        avro.WriteInt(campaign.ToldClients);
        avro.WriteLong(campaign.ToldAt);
        avro.WriteUnion(campaign.NewsAt is null ? 0 : 1);
        if (campaign.NewsAt is { } moment)
            avro.WriteLong(moment);
    }

    private static CampaignFact ReadCampaign(ref AvroReader avro) => new()
    {
        Id = avro.ReadString(),
        Start = avro.ReadLong(),
        Newest = avro.ReadLong(),
        EarliestStart = avro.ReadLong(),
        LatestEnd = avro.ReadLong(),
        Severity = avro.ReadInt(),
        Episodes = avro.ReadInt(),
        SharedBy = (ShareKinds)avro.ReadInt(0, byte.MaxValue),
        Clients = ReadBounded(ref avro, AddressCodec.Read),
        Servers = ReadBounded(ref avro, static (ref AvroReader avro) =>
            new CampaignServer(AddressCodec.Read(ref avro), (ushort)avro.ReadInt(0, ushort.MaxValue))),
        Models = ReadBounded(ref avro, static (ref AvroReader avro) => avro.ReadString()),
        Merged = ReadBounded(ref avro, static (ref AvroReader avro) => avro.ReadString()),
        ToldClients = avro.ReadInt(),
        ToldAt = avro.ReadLong(),
        NewsAt = avro.ReadUnion(2) == 0 ? null : avro.ReadLong(),
    };

    private static void WriteEpisode(AvroWriter avro, EpisodeFact episode)
    {
        avro.WriteString(episode.Id);
        avro.WriteString(episode.Campaign);
        avro.WriteLong(episode.Newest);
        WriteArray(avro, episode.Shares, static (avro, key) => avro.WriteString(key));
        avro.WriteLong(episode.CountedThrough);
        avro.WriteLong(episode.CountedBytes);
        WriteArray(avro, episode.Entities, static (avro, id) => avro.WriteString(id));
    }

    private static EpisodeFact ReadEpisode(ref AvroReader avro) => new()
    {
        Id = avro.ReadString(),
        Campaign = avro.ReadString(),
        Newest = avro.ReadLong(),
        Shares = ReadArray(ref avro, static (ref AvroReader avro) => avro.ReadString()),
        CountedThrough = avro.ReadLong(),
        CountedBytes = avro.ReadLong(),
        Entities = ReadArray(ref avro, static (ref AvroReader avro) => avro.ReadString()),
    };

    private static void WriteEntity(AvroWriter avro, EntityFact entity)
    {
        avro.WriteString(entity.Id);
        avro.WriteInt((int)entity.Kind);
        avro.WriteString(entity.Name);
        WriteBounded(avro, entity.Addresses, static (avro, address) => AddressCodec.Write(avro, address));
        avro.WriteInt(entity.Episodes);
        avro.WriteLong(entity.Start);
        avro.WriteLong(entity.Newest);
        avro.WriteLong(entity.Bytes);
        WriteArray(avro, entity.Times.Spans, static (avro, span) =>
        {
            avro.WriteLong(span.Start);
            avro.WriteLong(span.End);
        });
        avro.WriteLong(entity.Times.FoldedMilliseconds);
        avro.WriteLong(entity.Times.FoldedThrough);
    }

    private static EntityFact ReadEntity(ref AvroReader avro) => new()
    {
        Id = avro.ReadString(),
        Kind = (EntityKind)avro.ReadInt(0, (int)EntityKind.Instance),
        Name = avro.ReadString(),
        Addresses = ReadBounded(ref avro, AddressCodec.Read),
        Episodes = avro.ReadInt(),
        Start = avro.ReadLong(),
        Newest = avro.ReadLong(),
        Bytes = avro.ReadLong(),
        Times = new(
            ReadArray(ref avro, static (ref AvroReader avro) => new MiningSpan(avro.ReadLong(), avro.ReadLong())), avro.ReadLong(), avro.ReadLong()),
    };

    private static void WriteBounded<T>(AvroWriter avro, BoundedList<T> list, Action<AvroWriter, T> write)
        where T : IEquatable<T>
    {
        WriteArray(avro, list.Items, write);
        avro.WriteBoolean(list.IsCut);
    }

    private static BoundedList<T> ReadBounded<T>(ref AvroReader avro, ItemReader<T> read)
        where T : IEquatable<T> => new(ReadArray(ref avro, read), avro.ReadBoolean());

    private static void WriteArray<T>(AvroWriter avro, IReadOnlyList<T> items, Action<AvroWriter, T> write)
    {
        avro.BeginBlock(items.Count);
        foreach (var item in items)
            write(avro, item);
        avro.EndBlocks();
    }

    private static List<T> ReadArray<T>(ref AvroReader avro, ItemReader<T> read)
    {
        var items = new List<T>();
        for (var count = avro.ReadBlock(); count > 0; count = avro.ReadBlock())
        {
            for (; count > 0; count--)
                items.Add(read(ref avro));
        }

        return items;
    }
}
