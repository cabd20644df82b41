namespace FlowKafka.Kafka.Pipeline;

/// <summary>The internal topics: the configuration section <c>Topics</c>. All instances of one pipeline must agree on it.</summary>
public sealed record TopicOptions
{
    /// <summary>What the names of internal topics and consumer groups begin with.</summary>
    public string Prefix { get; init; } = "flowkafka.";

    /// <summary>
    /// Partitions of <c>flows</c>, <c>windows</c>, <c>grouped</c>, <c>context</c>, <c>hosts</c>, <c>detections</c>,
    /// <c>detections-hec</c> and <c>episodes</c>. Fixed once the topics exist.
    /// </summary>
    public int Partitions { get; init; } = 16;

    /// <summary>Replicas of topics that are created; -1 for the broker's default.</summary>
    public short ReplicationFactor { get; init; } = -1;

    /// <summary>Whether missing internal topics are created.</summary>
    public bool Create { get; init; } = true;

    /// <summary>How long <c>flows</c> and <c>grouped</c> are kept: longer than the pipeline may stand still.</summary>
    public TimeSpan FlowsRetention { get; init; } = TimeSpan.FromDays(3);

    /// <summary>How long <c>windows</c>, <c>context</c>, <c>verdicts</c>, <c>detections</c>, <c>detections-hec</c> and <c>dead-letters</c> are kept: longer than judge's horizon and any standstill, Elasticsearch's too.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(14);

    /// <summary>Checks the options and gives one line for each fault.</summary>
    public IEnumerable<string> Faults()
    {
        if (Prefix.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-')))
            yield return $"Topics:Prefix is '{Prefix}': letters, digits, '.', '_' and '-' make a topic's name.";
        if (Partitions is < 1 or > 10_000)
            yield return $"Topics:Partitions is {Partitions}: it must be from 1 to 10,000.";
        if (ReplicationFactor is 0 or < -1)
            yield return $"Topics:ReplicationFactor is {ReplicationFactor}: it must be -1 (the broker's default) or at least 1.";
        if (FlowsRetention < TimeSpan.FromHours(1))
            yield return $"Topics:FlowsRetention is {FlowsRetention}: it must be at least an hour.";
        if (Retention < TimeSpan.FromDays(1))
            yield return $"Topics:Retention is {Retention}: it must be at least a day.";
    }
}
