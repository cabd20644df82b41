using FlowKafka.Flows;

namespace FlowKafka.Kafka.Exchange;

/// <summary>Tells the partitions of pairs and hosts, without hashing the same tenant's name again and again. One caller at a time.</summary>
/// <param name="partitions">How many there are.</param>
internal sealed class TargetPartitions(int partitions)
{
    private string _tenant = "";
    private ulong _hash = StableHash.OfText("");

    /// <summary>The partition of a pair: that of its windows.</summary>
    public int Of(in IpPair pair) =>
        StableHash.Partition(StableHash.OfPair(pair.Lower, pair.Higher, pair.Protocol, HashOf(pair.Tenant)), partitions);

    /// <summary>The partition of a host, whatever its role.</summary>
    public int Of(in IpAddress host, string tenant) => StableHash.Partition(StableHash.OfHost(host, HashOf(tenant)), partitions);

    private ulong HashOf(string tenant)
    {
        if (!ReferenceEquals(tenant, _tenant))
            (_tenant, _hash) = (tenant, StableHash.OfText(tenant));
        return _hash;
    }
}
