namespace FlowKafka.Detection.Correlation;

/// <summary>A flagged episode that is open: the campaign that it belongs to, and what of it is counted for a person.</summary>
public sealed record EpisodeFact : CorrelationFact
{
    /// <summary>The episode's id.</summary>
    public required string Id { get; init; }

    /// <summary>The campaign's id.</summary>
    public required string Campaign { get; init; }

    /// <summary>Its newest revision, Unix milliseconds.</summary>
    public required long Newest { get; init; }

    /// <summary>Keys of what its newest revision shares; at most three.</summary>
    public required IReadOnlyList<string> Shares { get; init; }

    /// <summary>Up to which moment it is counted, Unix milliseconds; <see cref="long.MinValue"/> when it is not.</summary>
    public long CountedThrough { get; init; } = long.MinValue;

    /// <summary>How many of its bytes are counted.</summary>
    public long CountedBytes { get; init; }

    /// <summary>The entities that it is counted for, the first first; one, unless its address changed hands.</summary>
    public IReadOnlyList<string> Entities { get; init; } = [];

    /// <inheritdoc/>
    public override string Key => KeyOf(Id);

    /// <summary>The key of an episode.</summary>
    public static string KeyOf(string id) => "episode/" + id;
}
