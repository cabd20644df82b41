namespace FlowKafka.Kafka.Client;

/// <summary>A topic that a stage needs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Partitions">How many partitions it is created with; 0 when it is the user's own and is never created.</param>
/// <param name="Exact">True when an existing topic must have that very number: the internal ones.</param>
/// <param name="Config">Its settings when it is created, as <c>cleanup.policy</c>; null for the broker's defaults.</param>
public sealed record TopicNeed(
    string Name, int Partitions, bool Exact = true, IReadOnlyDictionary<string, string>? Config = null);
