using FlowKafka.Flows;

namespace FlowKafka.Detection.Training;

/// <summary>How a model is made.</summary>
public sealed record TrainerOptions
{
    /// <summary>The profile's name.</summary>
    public required string Name { get; init; }

    /// <summary>What the model says of its training, in a sentence or two.</summary>
    public string Description { get; init; } = "";

    /// <summary>True when the traffic was simulated.</summary>
    public bool Simulated { get; init; }

    /// <summary>The size of the windows; points of another size are dropped.</summary>
    public TimeSpan WindowSize { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The space of the hulls and the bars.</summary>
    public TrainingRecipe Recipe { get; init; } = TrainingRecipe.Plain;

    /// <summary>The model's membership threshold, above 0 and up to 1.</summary>
    public double MembershipThreshold { get; init; } = 0.98;

    /// <summary>The model's minimum of complete points, 1 or more.</summary>
    public int MinimumPoints { get; init; } = 6;

    /// <summary>The model's margin, 0 or more.</summary>
    public double Margin { get; init; }

    /// <summary>Which pairs mine: those with one of these servers, and that side is the server. Empty: all pairs mine.</summary>
    public IReadOnlyList<KnownServer> Servers { get; init; } = [];

    /// <summary>What counts as inside when nothing better tells client from server.</summary>
    public OwnNetworks OwnNetworks { get; init; } = OwnNetworks.Private;
}
