using FlowKafka.Detection.Hosts;

namespace FlowKafka.Detection.Profiles;

/// <summary>What a profile was told of its server and its client.</summary>
internal sealed class ProfileHosts
{
    public ServerContext Server { get; set; }

    public ClientContext Client { get; set; }
}
