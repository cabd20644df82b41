namespace FlowKafka.Detection.Knowledge;

/// <summary>A set of kinds of lists.</summary>
[Flags]
public enum ListKinds
{
    /// <summary>No kind.</summary>
    None = 0,

    /// <summary><see cref="ListKind.Pool"/>.</summary>
    Pool = 1 << ListKind.Pool,

    /// <summary><see cref="ListKind.Miner"/>.</summary>
    Miner = 1 << ListKind.Miner,

    /// <summary><see cref="ListKind.Deny"/>.</summary>
    Deny = 1 << ListKind.Deny,

    /// <summary>Nodes of any network of a currency.</summary>
    Nodes = (1 << ListKind.BitcoinNode) | (1 << ListKind.EthereumNode) | (1 << ListKind.OtherNode),

    /// <summary>All that is found of an address: everything but the allow-lists.</summary>
    Found = Pool | Miner | Deny | Nodes,
}
