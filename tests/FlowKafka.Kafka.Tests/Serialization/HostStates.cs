using FlowKafka.Detection.Hosts;
using FlowKafka.Flows;

namespace FlowKafka.Kafka.Tests.Serialization;

/// <summary>A state of each kind in which every field has a value of its own, so that two that are exchanged show.</summary>
internal static class HostStates
{
    public static ServerHostState Server { get; } = new()
    {
        AsOf = 1_767_571_200_000,
        FirstSeen = 2,
        Day = 3,
        Today = [.. Enumerable.Range(4, 52).Select(i => (byte)i)],
        Yesterday = [],
        Medians = [60, 61, 62, ushort.MaxValue],
        Points = 64,
    };

    public static ClientHostState Client { get; } = new()
    {
        AsOf = 1,
        FirstSeen = 2,
        Hour = 3,
        Servers = [4, 5],
        Bytes = 1L << 40,
        ActiveHours = 7,
        Deviations = [8.25f, 9.1f],
        Baselines = [10, 11, 12, 13],
        Hours = 14,
        Weights = [.. Enumerable.Range(15, 24).Select(i => (byte)i)],
        Days = 8,
    };

    public static MinersHostState Miners { get; } = new()
    {
        AsOf = 1,
        Conversations = [new(uint.MaxValue, 2, 3, 9, uint.MaxValue - 1, 32, true), new(4, 5, 6, 10, 7, 8, false)],
    };

    public static RotationHostState Rotation { get; } = new()
    {
        AsOf = 1,
        Conversation = new()
        {
            Start = 2,
            LastTraffic = 3,
            Points = 4,
            SilentWindows = 5,
            UnknownWindows = 6,
            SampledWindows = 14,
            LowerBytes = 7,
            LowerPackets = 8,
            HigherBytes = 9,
            HigherPackets = 10,
            SynFlags = new(11, 0, default),
            PortAsymmetry = new(12, 0, default),
            ServicePorts = new(13, 0, default),
        },
        Mains = [IpAddress.Parse("203.0.113.5"), IpAddress.Parse("2001:db8::1")],
    };

    public static NetworkHostState Network { get; } = new() { AsOf = 1, Since = 2 };
}
