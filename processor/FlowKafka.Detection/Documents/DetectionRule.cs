using FlowKafka.Detection.Episodes;
using FlowKafka.Detection.Findings;
using FlowKafka.Detection.Verdicts;

namespace FlowKafka.Detection.Documents;

/// <summary>The rule that a detection names: that of the best model when one matches, else that of what was found.</summary>
/// <param name="Id">The rule's id.</param>
/// <param name="Name">Its name, for people.</param>
/// <param name="Version">Its version: the model's, or that of the rules of findings.</param>
/// <param name="Action">What <c>event.action</c> says.</param>
/// <param name="IsMining">False of what is no mining by itself.</param>
internal sealed record DetectionRule(string Id, string Name, string Version, string Action, bool IsMining)
{
    /// <summary>The action of a miner whose traffic is refused.</summary>
    public const string BlockedAction = "cryptomining_blocked";

    private const string FindingsVersion = "1", Mining = "cryptomining_detected";

    // What gives its name to what is told of alone: the last one of these that was found.
    private static readonly FindingKind[] Telling =
    [
        FindingKind.HullMembership, FindingKind.PeriodicFlow, FindingKind.LongFlow, FindingKind.QuietLongFlow, FindingKind.MiningServer,
        FindingKind.MiningProxy, FindingKind.PeerToPeerNode, FindingKind.DenyList, FindingKind.PoolList,
    ];

    /// <summary>The rule that brings detections together.</summary>
    public static DetectionRule Campaign { get; } =
        new("flowkafka-mining-campaign", "Cryptocurrency mining campaign", FindingsVersion, "cryptomining_campaign", IsMining: true);

    public static DetectionRule Of(EpisodeRevision revision)
    {
        var best = revision.Best;
        var isFound = revision.Combined.Score > CombinedScore.MostAlone;
        if (best.Matched || revision.Findings.Count == 0)
            return new($"flowkafka-mining-{best.Model.Name}", $"Cryptocurrency mining ({best.Model.Name})", best.Model.Version, Mining, IsMining: true);
        if (revision.Findings.Any(finding => finding.Kind == FindingKind.BlockedMiner))
            return new("flowkafka-blocked-miner", "Blocked cryptocurrency miner", FindingsVersion, BlockedAction, IsMining: true);
        // What was flagged once stays what it is called while its episode is open.
        return isFound || revision.Severity >= Severity.Medium
            ? new("flowkafka-mining-findings", "Cryptocurrency mining (findings that agree)", FindingsVersion, Mining, IsMining: true)
            : Alone(revision.Findings.MaxBy(finding => Array.IndexOf(Telling, finding.Kind)).Kind);
    }

    private static DetectionRule Alone(FindingKind kind) => kind switch
    {
        FindingKind.LongFlow => Of("suspect-long-flow", "Suspect long flow", isMining: false),
        FindingKind.QuietLongFlow => Of("suspect-quiet-long-flow", "Suspect quiet long flow", isMining: false),
        FindingKind.PeriodicFlow => Of("periodic-flow", "Anomalous periodic flow", isMining: false),
        FindingKind.PeerToPeerNode => Of("peer-to-peer-node", "Contact with a node of a currency's network", isMining: false),
        FindingKind.PoolList => Of("pool-list", "Contact with a listed mining pool", isMining: true),
        FindingKind.DenyList => Of("deny-list", "Contact with a listed address", isMining: false),
        FindingKind.MiningServer => Of("mining-server", "Contact with a server that others mine with", isMining: true),
        FindingKind.MiningProxy => Of("mining-proxy", "Suspect mining proxy", isMining: true),
        _ => Of("finding", "Suspect flow", isMining: false),
    };

    private static DetectionRule Of(string id, string name, bool isMining) =>
        new("flowkafka-" + id, name, FindingsVersion, id.Replace('-', '_'), isMining);
}
