using FlowKafka.Flows;

namespace FlowKafka.Detection.Correlation;

/// <summary>A campaign with what is derived from other facts.</summary>
internal sealed class Campaign(CampaignFact fact)
{
    public CampaignFact Fact { get; set; } = fact;

    public string Id => Fact.Id;

    public bool IsTold => Fact.ToldAt != long.MinValue;

    /// <summary>Ids of its flagged episodes that are open.</summary>
    public SortedSet<string> Open { get; } = new(StringComparer.Ordinal);

    /// <summary>Keys of what its detections share.</summary>
    public SortedSet<string> Shares { get; } = new(StringComparer.Ordinal);

    /// <summary>Its clients. Equal addresses of two tenants are two.</summary>
    public HashSet<(string Tenant, IpAddress Address)> Clients { get; } = [];

    /// <summary>Orders by the first detection, then by id.</summary>
    public static int ByAge(Campaign one, Campaign other) => one.Fact.Start != other.Fact.Start
        ? one.Fact.Start.CompareTo(other.Fact.Start)
        : string.CompareOrdinal(one.Id, other.Id);
}
