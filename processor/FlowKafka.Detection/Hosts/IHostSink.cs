using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Hosts;

/// <summary>Takes what a <see cref="HostBook"/> says when a window closes, always in the same order.</summary>
public interface IHostSink
{
    /// <summary>A pair's server, after the window.</summary>
    void Tell(in IpPair pair, in ServerContext server);

    /// <summary>A pair's client, after the window.</summary>
    void Tell(in IpPair pair, in ClientContext client);

    /// <summary>
    /// A window of a conversation that hops over addresses. The point's pair is a key of its own
    /// (<see cref="RotationKey"/>): the client, the network's first address, and the tenant with network and port behind it.
    /// </summary>
    void Rotating(in WindowPoint point, ServerRotation rotation);
}
