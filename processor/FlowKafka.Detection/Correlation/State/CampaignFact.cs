using FlowKafka.Flows;

namespace FlowKafka.Detection.Correlation;

/// <summary>A campaign that is not over. Lists hold the first entries up to a limit, in the order in which they were met.</summary>
public sealed record CampaignFact : CorrelationFact
{
    /// <summary>The campaign's id.</summary>
    public required string Id { get; init; }

    /// <summary>The first detection, Unix milliseconds.</summary>
    public required long Start { get; init; }

    /// <summary>The newest detection, Unix milliseconds.</summary>
    public required long Newest { get; init; }

    /// <summary>Start of its earliest conversation, Unix milliseconds.</summary>
    public required long EarliestStart { get; init; }

    /// <summary>End of the newest window of its conversations, Unix milliseconds.</summary>
    public required long LatestEnd { get; init; }

    /// <summary>The highest severity of its episodes.</summary>
    public required int Severity { get; init; }

    /// <summary>How many flagged episodes it had.</summary>
    public required int Episodes { get; init; }

    /// <summary>What its episodes were found to share.</summary>
    public ShareKinds SharedBy { get; init; }

    /// <summary>Clients' addresses.</summary>
    public required BoundedList<IpAddress> Clients { get; init; }

    /// <summary>Servers.</summary>
    public required BoundedList<CampaignServer> Servers { get; init; }

    /// <summary>Models' names.</summary>
    public required BoundedList<string> Models { get; init; }

    /// <summary>Ids of campaigns that were found to be part of this one.</summary>
    public required BoundedList<string> Merged { get; init; }

    /// <summary>How many clients its newest document told of; 0 without one.</summary>
    public int ToldClients { get; init; }

    /// <summary>The moment of its newest document, Unix milliseconds; <see cref="long.MinValue"/> without one.</summary>
    public long ToldAt { get; init; } = long.MinValue;

    /// <summary>The moment since which there is something new to tell, Unix milliseconds; null when there is nothing.</summary>
    public long? NewsAt { get; init; }

    /// <inheritdoc/>
    public override string Key => "campaign/" + Id;
}
