using System.Text;
using FlowKafka.Avro;
using FlowKafka.Detection.Hosts;

namespace FlowKafka.Kafka.Serialization;

/// <summary>
/// Reads and writes the changelog of hosts: keys as UTF-8, states as schemas/ServerHostState.avsc, ClientHostState.avsc,
/// MinersHostState.avsc, RotationHostState.avsc and NetworkHostState.avsc, which the header of a value tells apart.
/// </summary>
internal static class HostStateCodec
{
    private static readonly byte[] Server = MessageHeader.Of("ServerHostState");
    private static readonly byte[] Client = MessageHeader.Of("ClientHostState");
    private static readonly byte[] Miners = MessageHeader.Of("MinersHostState");
    private static readonly byte[] Rotation = MessageHeader.Of("RotationHostState");
    private static readonly byte[] Network = MessageHeader.Of("NetworkHostState");

    /// <summary>True when a value begins like one.</summary>
    public static bool Is(ReadOnlySpan<byte> value) =>
        value.StartsWith(Server) || value.StartsWith(Client) || value.StartsWith(Miners) || value.StartsWith(Rotation) || value.StartsWith(Network);

    /// <summary>Writes a key.</summary>
    public static byte[] EncodeKey(HostKey key) => Encoding.UTF8.GetBytes(key.Text);

    /// <summary>Writes a state.</summary>
    /// <exception cref="ArgumentException">It is of a kind that has no schema.</exception>
    public static byte[] Encode(HostState state)
    {
        var avro = new AvroWriter();
        avro.WriteRaw(HeaderOf(state));
        avro.WriteLong(state.AsOf);
        switch (state)
        {
            case ServerHostState server:
                HostProfileCodec.Write(avro, server);
                break;
            case ClientHostState client:
                HostProfileCodec.Write(avro, client);
                break;
            case MinersHostState miners:
                HostConversationCodec.Write(avro, miners);
                break;
            case RotationHostState rotation:
                HostConversationCodec.Write(avro, rotation);
                break;
            default:
                avro.WriteLong(((NetworkHostState)state).Since);
                break;
        }

        return avro.Written.ToArray();
    }

    /// <summary>Reads an entry; no value at all means that the state is gone.</summary>
    /// <exception cref="AvroFormatException">The value is of no known kind, or not whole.</exception>
    public static HostChange Decode(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) =>
        new(new(Encoding.UTF8.GetString(key)), value.IsEmpty ? null : Decode(value));

    private static HostState Decode(ReadOnlySpan<byte> value)
    {
        if (!Is(value))
            AvroReader.Fail("a value is no state of a host that this version knows");
        var avro = new AvroReader(value[MessageHeader.Size..]);
        var asOf = avro.ReadLong();
        HostState state = value.StartsWith(Server) ? HostProfileCodec.ReadServer(ref avro, asOf)
            : value.StartsWith(Client) ? HostProfileCodec.ReadClient(ref avro, asOf)
            : value.StartsWith(Miners) ? HostConversationCodec.ReadMiners(ref avro, asOf)
            : value.StartsWith(Rotation) ? HostConversationCodec.ReadRotation(ref avro, asOf)
            : new NetworkHostState { AsOf = asOf, Since = avro.ReadLong() };
        avro.End();
        return state;
    }

    private static byte[] HeaderOf(HostState state) => state switch
    {
        ServerHostState => Server,
        ClientHostState => Client,
        MinersHostState => Miners,
        RotationHostState => Rotation,
        NetworkHostState => Network,
        _ => throw new ArgumentException($"{state.GetType().Name} has no schema.", nameof(state)),
    };
}
