namespace FlowKafka.Detection.Models;

/// <summary>One file or capture that a model was trained on.</summary>
/// <param name="Source">Its name.</param>
/// <param name="Pairs">Mining pairs in it.</param>
/// <param name="Points">Complete points of theirs.</param>
public sealed record TrainingSource(string Source, int Pairs, int Points);
