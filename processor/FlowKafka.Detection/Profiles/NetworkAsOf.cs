using FlowKafka.Detection.Hosts;

namespace FlowKafka.Detection.Profiles;

/// <summary>What is known of the whole network, kept once for all profiles.</summary>
internal sealed record NetworkAsOf(NetworkContext Context)
{
    public static NetworkAsOf Unknown { get; } = new(default(NetworkContext));
}
