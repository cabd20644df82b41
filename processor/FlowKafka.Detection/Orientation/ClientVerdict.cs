using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Orientation;

/// <summary>Who the client of a pair is, and why.</summary>
/// <param name="Client">The client's side.</param>
/// <param name="Evidence">The evidence that decided.</param>
/// <param name="Votes">How often that evidence spoke for the client in the conversation; 0 for the addresses' order.</param>
public readonly record struct ClientVerdict(Side Client, ClientEvidence Evidence, int Votes)
{
    /// <summary>The evidence's rank, 1 being the strongest.</summary>
    public int Rank => (int)Evidence;

    /// <summary>The evidence's name in documents, in snake case.</summary>
    public string EvidenceName => Evidence switch
    {
        ClientEvidence.SynFlags => "syn_flags",
        ClientEvidence.PortAsymmetry => "port_asymmetry",
        ClientEvidence.ServicePorts => "service_ports",
        ClientEvidence.OwnNetworks => "own_networks",
        _ => "address_order",
    };
}
