using System.Globalization;
using FlowKafka.Kafka.Client;

namespace FlowKafka.Kafka.Pipeline;

/// <summary>The names of the internal topics and consumer groups, and what each topic must be like.</summary>
public sealed class PipelineTopics
{
    private readonly TopicOptions _options;

    /// <summary>Makes the names of options without a fault.</summary>
    public PipelineTopics(TopicOptions options) => _options = options;

    /// <summary>Packs of flow records and control records.</summary>
    public string Flows => _options.Prefix + "flows";

    /// <summary>Points of closed windows and markers.</summary>
    public string Windows => _options.Prefix + "windows";

    /// <summary>Revisions of episodes, one document a message.</summary>
    public string Detections => _options.Prefix + "detections";

    /// <summary>Records that could not be taken, one JSON document each.</summary>
    public string DeadLetters => _options.Prefix + "dead-letters";

    /// <summary>How far ingest has come in each input partition: compacted.</summary>
    public string Positions => _options.Prefix + "positions";

    /// <summary>States of episodes: compacted.</summary>
    public string Episodes => _options.Prefix + "episodes";

    /// <summary>Partitions of <see cref="Flows"/> and of what is numbered like it.</summary>
    public int Partitions => _options.Partitions;

    /// <summary>The consumer group of a stage.</summary>
    public string Group(PipelineStage stage) => _options.Prefix + stage.ToString().ToLowerInvariant();

    /// <summary>The topics that these stages read and write.</summary>
    /// <param name="stages">The stages.</param>
    /// <param name="inputs">The input topics: the user's own, never created.</param>
    public IReadOnlyList<TopicNeed> Needs(IReadOnlyCollection<PipelineStage> stages, IEnumerable<string> inputs)
    {
        var needs = new List<TopicNeed>();
        var hasIngest = stages.Contains(PipelineStage.Ingest);
        var hasWindow = stages.Contains(PipelineStage.Window);
        var hasJudge = stages.Contains(PipelineStage.Judge);
        if (hasIngest)
        {
            needs.AddRange(inputs.Select(input => new TopicNeed(input, Partitions: 0, Exact: false)));
            needs.Add(new(Positions, 1, Config: Compacted()));
            needs.Add(new(DeadLetters, 1, Exact: false, Config: Kept(_options.Retention)));
        }

        if (hasIngest || hasWindow)
            needs.Add(new(Flows, Partitions, Config: Kept(_options.FlowsRetention)));
        if (hasWindow || hasJudge)
            needs.Add(new(Windows, Partitions, Config: Kept(_options.Retention)));
        if (hasJudge)
            needs.Add(new(Episodes, Partitions, Config: Compacted()));
        if (hasJudge || stages.Contains(PipelineStage.Deliver))
            needs.Add(new(Detections, Partitions, Config: Kept(_options.Retention)));
        return needs;
    }

    // Small segments, since the newest one is never compacted and a restart reads all of it.
    private static Dictionary<string, string> Compacted() => new()
    {
        ["cleanup.policy"] = "compact",
        ["segment.bytes"] = "16777216",
        ["min.cleanable.dirty.ratio"] = "0.1",
    };

    private static Dictionary<string, string> Kept(TimeSpan retention) => new()
    {
        ["retention.ms"] = ((long)retention.TotalMilliseconds).ToString(CultureInfo.InvariantCulture),
    };
}
