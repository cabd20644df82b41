namespace FlowKafka.Detection.Knowledge;

/// <summary>What a list is of.</summary>
public enum ListKind : byte
{
    /// <summary>Mining pools.</summary>
    Pool = 0,

    /// <summary>Addresses that miners, or malware that mines, use.</summary>
    Miner,

    /// <summary>An own list of what must not be spoken with.</summary>
    Deny,

    /// <summary>Nodes of the Bitcoin network.</summary>
    BitcoinNode,

    /// <summary>Nodes of the Ethereum network.</summary>
    EthereumNode,

    /// <summary>An own list of what is in order.</summary>
    Allow,

    /// <summary>Nodes of another network of a currency, which the entries' coin names.</summary>
    OtherNode,
}
