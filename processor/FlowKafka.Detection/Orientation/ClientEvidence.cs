namespace FlowKafka.Detection.Orientation;

/// <summary>What tells who the client is; the number is the rank, 1 being the strongest.</summary>
public enum ClientEvidence : byte
{
    /// <summary>Who sent the first SYN.</summary>
    SynFlags = 1,

    /// <summary>Who uses many ports against one.</summary>
    PortAsymmetry = 2,

    /// <summary>Who alone has no known service port.</summary>
    ServicePorts = 3,

    /// <summary>Who alone lies inside the own networks.</summary>
    OwnNetworks = 4,

    /// <summary>Nothing: the lower address is taken.</summary>
    AddressOrder = 5,
}
