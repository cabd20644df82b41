namespace FlowKafka.Kafka.Client;

/// <summary>What became of the topics that were asked for.</summary>
/// <param name="Created">Names of those that were created.</param>
/// <param name="PartitionCounts">The number of partitions of each topic that exists now.</param>
/// <param name="Problems">One line for each fault; empty when every topic is as it must be.</param>
/// <param name="Unreachable">True when no broker answered: trying again may help.</param>
public sealed record TopicSetupResult(
    IReadOnlyList<string> Created,
    IReadOnlyDictionary<string, int> PartitionCounts,
    IReadOnlyList<string> Problems,
    bool Unreachable = false)
{
    /// <summary>True when every topic is as it must be.</summary>
    public bool Ok => Problems.Count == 0;
}
