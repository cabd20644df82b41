using FlowKafka.Flows;

namespace FlowKafka.Detection.Correlation;

/// <summary>Who mined, over all addresses and episodes.</summary>
public sealed record EntityFact : CorrelationFact
{
    /// <summary>The entity's id, see <see cref="EntityId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required EntityKind Kind { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The addresses that it mined from, in the order in which they were met, up to a limit.</summary>
    public required BoundedList<IpAddress> Addresses { get; init; }

    /// <summary>How many flagged episodes it had.</summary>
    public required int Episodes { get; init; }

    /// <summary>Start of its earliest conversation that mines, Unix milliseconds.</summary>
    public required long Start { get; init; }

    /// <summary>Its newest detection, Unix milliseconds.</summary>
    public required long Newest { get; init; }

    /// <summary>Bytes of its episodes.</summary>
    public required long Bytes { get; init; }

    /// <summary>When it mined.</summary>
    public required MiningTimes Times { get; init; }

    /// <inheritdoc/>
    public override string Key => KeyOf(Id);

    /// <summary>The key of an entity.</summary>
    public static string KeyOf(string id) => "entity/" + id;
}
