using System.Globalization;
using FlowKafka.Kafka.Client;

namespace FlowKafka.Kafka.Pipeline;

/// <summary>The names of the internal topics and consumer groups, and what each topic must be like.</summary>
public sealed class PipelineTopics
{
    private readonly TopicOptions _options;

    /// <summary>Makes the names of options without a fault.</summary>
    public PipelineTopics(TopicOptions options) => _options = options;

    /// <summary>What every name of ours begins with.</summary>
    public string Prefix => _options.Prefix;

    /// <summary>Packs of flow records and control records.</summary>
    public string Flows => _options.Prefix + "flows";

    /// <summary>Points of closed windows and markers.</summary>
    public string Windows => _options.Prefix + "windows";

    /// <summary>Points of closed windows, by server and by client.</summary>
    public string Grouped => _options.Prefix + "grouped";

    /// <summary>What is known of pairs' servers and clients after each window, by pair.</summary>
    public string Context => _options.Prefix + "context";

    /// <summary>States of hosts: compacted.</summary>
    public string Hosts => _options.Prefix + "hosts";

    /// <summary>Revisions of episodes on their way to be correlated: one partition.</summary>
    public string Verdicts => _options.Prefix + "verdicts";

    /// <summary>States of campaigns: one partition, compacted.</summary>
    public string Campaigns => _options.Prefix + "campaigns";

    /// <summary>Revisions of episodes, one document a message.</summary>
    public string Detections => _options.Prefix + "detections";

    /// <summary>The same as payloads for Splunk.</summary>
    public string DetectionsHec => _options.Prefix + "detections-hec";

    /// <summary>Records that could not be taken, and documents that could not be delivered: one JSON document each.</summary>
    public string DeadLetters => _options.Prefix + "dead-letters";

    /// <summary>How far ingest has come in each input partition, and the schemas that instances write with: compacted.</summary>
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
    /// <param name="hosts">Whether there are profiles of hosts, for judge to read.</param>
    /// <param name="sink">Whether deliver sends detections to a sink, which may refuse some.</param>
    /// <param name="hec">Whether detections are written for Splunk, too.</param>
    public IReadOnlyList<TopicNeed> Needs(
        IReadOnlyCollection<PipelineStage> stages, IEnumerable<string> inputs, bool hosts = true, bool sink = false, bool hec = false)
    {
        var needs = new List<TopicNeed>();
        var hasIngest = stages.Contains(PipelineStage.Ingest);
        var hasWindow = stages.Contains(PipelineStage.Window);
        var hasGroup = stages.Contains(PipelineStage.Group);
        var hasHost = stages.Contains(PipelineStage.Host);
        var hasJudge = stages.Contains(PipelineStage.Judge);
        var hasCorrelate = stages.Contains(PipelineStage.Correlate);
        var hasDeliver = stages.Contains(PipelineStage.Deliver);
        var hasExport = stages.Contains(PipelineStage.Export);
        needs.Add(new(Positions, 1, Config: Compacted()));
        if (hasIngest)
            needs.AddRange(inputs.Select(input => new TopicNeed(input, Partitions: 0, Exact: false)));
        if (hasIngest || hasExport || (hasDeliver && sink))
            needs.Add(new(DeadLetters, 1, Exact: false, Config: Kept(_options.Retention)));

        if (hasIngest || hasWindow)
            needs.Add(new(Flows, Partitions, Config: Kept(_options.FlowsRetention)));
        if (hasWindow || hasGroup || hasJudge || hasExport)
            needs.Add(new(Windows, Partitions, Config: Kept(_options.Retention)));
        if (hasGroup || hasHost)
            needs.Add(new(Grouped, Partitions, Config: Kept(_options.FlowsRetention)));
        if (hasHost)
            needs.Add(new(Hosts, Partitions, Config: Compacted()));
        if (hasHost || (hasJudge && hosts))
            needs.Add(new(Context, Partitions, Config: Kept(_options.Retention)));
        if (hasJudge)
            needs.Add(new(Episodes, Partitions, Config: Compacted()));
        if (hasJudge || hasCorrelate)
            needs.Add(new(Verdicts, 1, Config: Kept(_options.Retention)));
        if (hasCorrelate)
            needs.Add(new(Campaigns, 1, Config: Compacted()));
        if (hasCorrelate || hasDeliver)
            needs.Add(new(Detections, Partitions, Config: Kept(_options.Retention)));
        if (hasCorrelate && hec)
            needs.Add(new(DetectionsHec, Partitions, Config: Kept(_options.Retention)));
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
