namespace FlowKafka.Flows;

/// <summary>
/// The key of a conversation: two addresses without order, the protocol and the tenant. Ports are not part of it.
/// </summary>
/// <param name="Lower">The lower address.</param>
/// <param name="Higher">The higher address; never below <paramref name="Lower"/>.</param>
/// <param name="Protocol">IANA protocol number.</param>
/// <param name="Tenant">The tenant's name; empty when tenants are off.</param>
public readonly record struct IpPair(IpAddress Lower, IpAddress Higher, byte Protocol, string Tenant) : IComparable<IpPair>
{
    /// <summary>Makes the key of two addresses in any order.</summary>
    public static IpPair Of(IpAddress one, IpAddress other, byte protocol, string tenant) =>
        one <= other ? new(one, other, protocol, tenant) : new(other, one, protocol, tenant);

    /// <summary>The hash that chooses the pair's partition, the same in every process and version.</summary>
    public ulong StableHash => Flows.StableHash.OfPair(Lower, Higher, Protocol, Flows.StableHash.OfText(Tenant));

    /// <summary>Orders by tenant (ordinal), lower address, higher address, protocol.</summary>
    public int CompareTo(IpPair other)
    {
        var order = string.CompareOrdinal(Tenant, other.Tenant);
        if (order == 0)
            order = Lower.CompareTo(other.Lower);
        if (order == 0)
            order = Higher.CompareTo(other.Higher);
        return order != 0 ? order : Protocol.CompareTo(other.Protocol);
    }

    /// <summary>True when the left key comes first.</summary>
    public static bool operator <(IpPair left, IpPair right) => left.CompareTo(right) < 0;

    /// <summary>True when the left key comes last.</summary>
    public static bool operator >(IpPair left, IpPair right) => left.CompareTo(right) > 0;

    /// <summary>True when the left key does not come last.</summary>
    public static bool operator <=(IpPair left, IpPair right) => left.CompareTo(right) <= 0;

    /// <summary>True when the left key does not come first.</summary>
    public static bool operator >=(IpPair left, IpPair right) => left.CompareTo(right) >= 0;
}
