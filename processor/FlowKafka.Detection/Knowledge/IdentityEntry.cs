namespace FlowKafka.Detection.Knowledge;

/// <summary>Who an address or an interface was in a span of time.</summary>
public sealed record IdentityEntry
{
    /// <summary>The address or network; null for any address of the interface.</summary>
    public IpNetwork? Network { get; init; }

    /// <summary>The interface; empty for any.</summary>
    public string Interface { get; init; } = "";

    /// <summary>The account in which it holds; empty for any.</summary>
    public string Account { get; init; } = "";

    /// <summary>The first moment, Unix milliseconds.</summary>
    public long From { get; init; } = long.MinValue;

    /// <summary>The first moment at which it no longer holds, Unix milliseconds.</summary>
    public long To { get; init; } = long.MaxValue;

    /// <summary>Who it was.</summary>
    public required Identity Identity { get; init; }
}
