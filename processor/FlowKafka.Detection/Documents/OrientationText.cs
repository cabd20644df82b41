using FlowKafka.Detection.Orientation;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Documents;

/// <summary>Words about client and server in UTF-8.</summary>
internal static class OrientationText
{
    /// <summary>The object <c>orientation</c> up to the number of its votes.</summary>
    public static ReadOnlySpan<byte> EvidenceOf(ClientEvidence evidence) => evidence switch
    {
        ClientEvidence.SynFlags => "\"orientation\":{\"evidence\":\"syn_flags\",\"rank\":1,\"votes\":"u8,
        ClientEvidence.PortAsymmetry => "\"orientation\":{\"evidence\":\"port_asymmetry\",\"rank\":2,\"votes\":"u8,
        ClientEvidence.ServicePorts => "\"orientation\":{\"evidence\":\"service_ports\",\"rank\":3,\"votes\":"u8,
        ClientEvidence.OwnNetworks => "\"orientation\":{\"evidence\":\"own_networks\",\"rank\":4,\"votes\":"u8,
        _ => "\"orientation\":{\"evidence\":\"address_order\",\"rank\":5,\"votes\":"u8,
    };

    /// <summary>As <see cref="NetworkDirection.Of"/>.</summary>
    public static ReadOnlySpan<byte> DirectionOf(scoped in IpPair pair, Side client, OwnNetworks ownNetworks)
    {
        var (lower, higher) = (ownNetworks.Contains(pair.Lower), ownNetworks.Contains(pair.Higher));
        if (lower == higher)
            return lower ? "internal"u8 : "external"u8;
        return lower == (client == Side.Lower) ? "outbound"u8 : "inbound"u8;
    }
}
