namespace FlowKafka.Flows;

/// <summary>What a pair of raw names (account and interface, or account and VPC) stands for.</summary>
internal struct ReporterNames
{
    /// <summary>Symbol of <c>first/second</c>.</summary>
    public int Joined;

    /// <summary>Symbol of the first name alone.</summary>
    public int First;

    /// <summary>Stable hash of <c>first/second</c>.</summary>
    public ulong Hash;

    /// <summary>Hash of the raw names in the table, which never leaves it.</summary>
    public ulong KeyHash;

    /// <summary>Where the table keeps the raw names.</summary>
    public int KeyStart;

    /// <summary>Their length.</summary>
    public int KeyLength;
}
