using System.Collections.Immutable;

namespace FlowKafka.Detection.Models;

/// <summary>What a model was trained on.</summary>
/// <param name="Description">In a sentence or two.</param>
/// <param name="Simulated">True when the traffic was simulated.</param>
/// <param name="Sources">The files or captures, ordered by name.</param>
public sealed record TrainedOn(string Description, bool Simulated, ImmutableArray<TrainingSource> Sources);
