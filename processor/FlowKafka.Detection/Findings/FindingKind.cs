namespace FlowKafka.Detection.Findings;

/// <summary>What can be found of a conversation beside its points' shape. In documents the names are in snake case.</summary>
public enum FindingKind : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The windows lie in a model's hull, though no bar of it is met.</summary>
    HullMembership,

    /// <summary>A conversation with an address outside that has gone on for very long.</summary>
    LongFlow,

    /// <summary>The same with few bytes.</summary>
    QuietLongFlow,

    /// <summary>Traffic that comes back at a steady period, or never pauses.</summary>
    PeriodicFlow,

    /// <summary>Refused attempts that come again and again as a miner's do.</summary>
    BlockedMiner,

    /// <summary>One conversation that hops over several addresses of one network.</summary>
    PoolRotation,

    /// <summary>Hardly any of the clients speaks with this server.</summary>
    RareServer,

    /// <summary>Many of the clients speak with this server.</summary>
    CommonServer,

    /// <summary>The server was seen for the first time some days ago.</summary>
    NewServer,

    /// <summary>The server has been known for long.</summary>
    OldServer,

    /// <summary>Other clients' conversations with this server look like mining.</summary>
    MiningServer,

    /// <summary>The client itself serves conversations that look like mining: a proxy.</summary>
    MiningProxy,

    /// <summary>The client does not usually do this.</summary>
    UnusualForHost,

    /// <summary>The server's port is one that pools or miners' software use.</summary>
    MiningPort,

    /// <summary>The server is on a list of pools.</summary>
    PoolList,

    /// <summary>The client or the server is on a list of miners, or on an own deny-list.</summary>
    DenyList,

    /// <summary>The server is a node of a peer-to-peer network of a currency: no mining by itself.</summary>
    PeerToPeerNode,
}
