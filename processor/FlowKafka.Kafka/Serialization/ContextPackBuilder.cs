using FlowKafka.Avro;
using FlowKafka.Detection.Hosts;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Kafka.Serialization;

/// <summary>Writes what is known of pairs after one window into a pack: schemas/ContextPack.avsc.</summary>
internal sealed class ContextPackBuilder
{
    private readonly AvroWriter _servers = new();
    private readonly AvroWriter _clients = new();
    private readonly AvroWriter _rotations = new();
    private readonly AvroWriter _message = new();
    private readonly WindowPackBuilder _point = new(capacity: 256);
    private readonly TenantNames _tenants = new();
    private (int Servers, int Clients, int Rotations) _counts;

    /// <summary>Bytes that the entries take.</summary>
    public int Length => _servers.Length + _clients.Length + _rotations.Length;

    /// <summary>Adds what is known of a pair's server; all entries of a pack are of one window.</summary>
    public void Add(in IpPair pair, in ServerContext server, long end)
    {
        WritePair(_servers, pair);
        _servers.WriteLong(end - server.AsOf);
        _servers.WriteLong(end - server.FirstSeen);
        _servers.WriteInt(server.Clients);
        _servers.WriteInt(server.MiningClients);
        _servers.WriteDouble(server.Typical.ClientBytes);
        _servers.WriteDouble(server.Typical.ClientPackets);
        _servers.WriteDouble(server.Typical.ServerBytes);
        _servers.WriteDouble(server.Typical.ServerPackets);
        _counts.Servers++;
    }

    /// <summary>Adds what is known of a pair's client.</summary>
    public void Add(in IpPair pair, in ClientContext client, long end)
    {
        WritePair(_clients, pair);
        _clients.WriteLong(end - client.AsOf);
        _clients.WriteLong(end - client.FirstSeen);
        _clients.WriteInt(client.BaselineHours);
        _clients.WriteFloat(client.ServersDeviation);
        _clients.WriteFloat(client.BytesDeviation);
        _clients.WriteFloat(client.HourActivity);
        _clients.WriteInt(client.MiningClients);
        _counts.Clients++;
    }

    /// <summary>Adds a window of a conversation that hops over addresses.</summary>
    public void Add(in WindowPoint point, ServerRotation rotation)
    {
        _point.Add(point);
        _rotations.WriteBytes(_point.Finish());
        _rotations.WriteString(rotation.Network);
        _rotations.WriteInt(rotation.Port);
        AddressCodec.Write(_rotations, rotation.Newest);
        _rotations.BeginBlock(rotation.Servers.Count);
        foreach (var server in rotation.Servers)
            AddressCodec.Write(_rotations, server);
        _rotations.EndBlocks();
        _counts.Rotations++;
    }

    /// <summary>The pack as a message, valid until the next call, and an empty pack instead.</summary>
    public ReadOnlySpan<byte> Finish(long end)
    {
        _message.Clear();
        _message.WriteRaw(ContextPackReader.Header);
        _message.WriteLong(end);
        _tenants.WriteTo(_message);
        WriteArray(_servers, _counts.Servers);
        WriteArray(_clients, _counts.Clients);
        WriteArray(_rotations, _counts.Rotations);
        _counts = default;
        return _message.Written;
    }

    private void WritePair(AvroWriter avro, in IpPair pair)
    {
        AddressCodec.Write(avro, pair.Lower);
        AddressCodec.Write(avro, pair.Higher);
        avro.WriteInt(pair.Protocol);
        avro.WriteInt(_tenants.PlaceOf(pair.Tenant));
    }

    private void WriteArray(AvroWriter items, int count)
    {
        _message.BeginBlock(count);
        _message.WriteRaw(items.Written);
        _message.EndBlocks();
        items.Clear();
    }
}
