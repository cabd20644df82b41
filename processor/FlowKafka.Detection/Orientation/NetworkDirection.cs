using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Orientation;

/// <summary>ECS' <c>network.direction</c> of a pair, seen from the own networks.</summary>
internal static class NetworkDirection
{
    public static string Of(in IpPair pair, Side client, OwnNetworks ownNetworks)
    {
        var (lower, higher) = (ownNetworks.Contains(pair.Lower), ownNetworks.Contains(pair.Higher));
        if (lower == higher)
            return lower ? "internal" : "external";
        return lower == (client == Side.Lower) ? "outbound" : "inbound";
    }
}
