using System.Text;
using FlowKafka.Avro;
using FlowKafka.Detection.Hosts;
using FlowKafka.Kafka.Serialization;

namespace FlowKafka.Kafka.Tests.Serialization;

public sealed class HostStateCodecTests
{
    private static readonly HostKey Key = new("server|ü|10.0.0.1|3333");

    [Fact]
    public void Decode_AServer_IsEqual()
    {
        var read = Assert.IsType<ServerHostState>(RoundTrip(HostStates.Server));
        Assert.Equal(HostStates.Server, read with { Today = HostStates.Server.Today, Yesterday = HostStates.Server.Yesterday, Medians = HostStates.Server.Medians });
        Assert.Equal(HostStates.Server.Today.AsEnumerable(), read.Today);
        Assert.Equal(HostStates.Server.Yesterday.AsEnumerable(), read.Yesterday);
        Assert.Equal(HostStates.Server.Medians.AsEnumerable(), read.Medians);
    }

    [Fact]
    public void Decode_AClient_IsEqual()
    {
        var read = Assert.IsType<ClientHostState>(RoundTrip(HostStates.Client));
        Assert.Equal(HostStates.Client, read with
        {
            Servers = HostStates.Client.Servers,
            Deviations = HostStates.Client.Deviations,
            Baselines = HostStates.Client.Baselines,
            Weights = HostStates.Client.Weights,
        });
        Assert.Equal(HostStates.Client.Servers.AsEnumerable(), read.Servers);
        Assert.Equal(HostStates.Client.Deviations.AsEnumerable(), read.Deviations);
        Assert.Equal(HostStates.Client.Baselines.AsEnumerable(), read.Baselines);
        Assert.Equal(HostStates.Client.Weights.AsEnumerable(), read.Weights);
    }

    [Fact]
    public void Decode_Miners_AreEqual()
    {
        var read = Assert.IsType<MinersHostState>(RoundTrip(HostStates.Miners));
        Assert.Equal((HostStates.Miners.AsOf, HostStates.Miners.Conversations.Length), (read.AsOf, read.Conversations.Length));
        Assert.Equal(HostStates.Miners.Conversations.AsEnumerable(), read.Conversations);
    }

    [Fact]
    public void Decode_ARotation_IsEqual()
    {
        var read = Assert.IsType<RotationHostState>(RoundTrip(HostStates.Rotation));
        Assert.Equal((HostStates.Rotation.AsOf, HostStates.Rotation.Conversation), (read.AsOf, read.Conversation));
        Assert.Equal(HostStates.Rotation.Mains.AsEnumerable(), read.Mains);
    }

    [Fact]
    public void Decode_ANetwork_IsEqual() => Assert.Equal(HostStates.Network, RoundTrip(HostStates.Network));

    [Fact]
    public void Decode_NoValue_IsGone() => Assert.Equal(new HostChange(Key, null), HostStateCodec.Decode(HostStateCodec.EncodeKey(Key), []));

    [Fact]
    public void Decode_AnotherMessage_IsRefused()
    {
        var other = LostWindowHeader();
        Assert.Throws<AvroFormatException>(() => HostStateCodec.Decode(HostStateCodec.EncodeKey(Key), other));
    }

    [Fact]
    public void EncodeKey_IsUtf8() => Assert.Equal(Encoding.UTF8.GetBytes("server|ü|10.0.0.1|3333"), HostStateCodec.EncodeKey(Key));

    private static byte[] LostWindowHeader() => [.. MessageHeader.Of("LostWindow"), 0, 0];

    private static HostState RoundTrip(HostState state)
    {
        var change = HostStateCodec.Decode(HostStateCodec.EncodeKey(Key), HostStateCodec.Encode(state));
        Assert.Equal(Key, change.Key);
        return change.State!;
    }
}
