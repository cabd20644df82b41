using FlowKafka.Detection.Models;

namespace FlowKafka.Detection.Training;

/// <summary>What went into a model and what came out. Dropped and used points and <see cref="OtherPairs"/> add up to all that was offered.</summary>
public sealed record TrainingReport
{
    /// <summary>Mining pairs with at least one complete point.</summary>
    public required int Pairs { get; init; }

    /// <summary>Windows that were offered.</summary>
    public required int Offered { get; init; }

    /// <summary>Complete points that the hull is made of.</summary>
    public required int Used { get; init; }

    /// <summary>Dropped: the first point of a conversation, which began somewhere in it.</summary>
    public required int FirstPoints { get; init; }

    /// <summary>Dropped: the newest point of a conversation, which may have ended in it.</summary>
    public required int NewestPoints { get; init; }

    /// <summary>Dropped: windows in which records were lost.</summary>
    public required int Unknown { get; init; }

    /// <summary>Dropped: windows without traffic.</summary>
    public required int WithoutTraffic { get; init; }

    /// <summary>Dropped: windows of another size than the model's.</summary>
    public required int WrongSize { get; init; }

    /// <summary>Dropped: windows that were offered before, from the same source.</summary>
    public required int Repeated { get; init; }

    /// <summary>Dropped: windows of pairs without a known server.</summary>
    public required int OtherPairs { get; init; }

    /// <summary>Complete points that differ from each other.</summary>
    public required int Distinct { get; init; }

    /// <summary>Extreme points of the hull.</summary>
    public required int Vertices { get; init; }

    /// <summary>Half-spaces whose intersection the hull is.</summary>
    public required int HalfSpaces { get; init; }

    /// <summary>The dimension of the flat that holds all points.</summary>
    public required int AffineDimension { get; init; }

    /// <summary>The size of the hull's interior, in as many dimensions as <see cref="AffineDimension"/> says.</summary>
    public required double Interior { get; init; }

    /// <summary>Used points and pairs of each source, by name.</summary>
    public required IReadOnlyList<TrainingSource> Sources { get; init; }
}
