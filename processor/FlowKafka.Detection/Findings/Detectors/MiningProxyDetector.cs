namespace FlowKafka.Detection.Findings.Detectors;

/// <summary>
/// The client itself serves conversations that look like mining, and speaks for long with a server outside: what a proxy
/// does for its rigs.
/// </summary>
public sealed class MiningProxyDetector : IDetector
{
    /// <summary>The fewest clients of it.</summary>
    public const int FewestClients = 2;

    /// <summary>The fewest points of its own conversation.</summary>
    public const int FewestPoints = 6;

    /// <summary>The least part of the windows since the start in which it spoke.</summary>
    public const double LeastContinuity = 0.9;

    /// <inheritdoc/>
    public FindingKind Kind => FindingKind.MiningProxy;

    /// <inheritdoc/>
    public Finding Find(in ConversationEvidence evidence)
    {
        var conversation = evidence.Conversation;
        if (!evidence.Client.IsKnown || evidence.Client.MiningClients < FewestClients || evidence.Direction != "outbound"
            || conversation.Points < FewestPoints || conversation.Points < LeastContinuity * (conversation.Points + conversation.SilentWindows))
            return Finding.None;
        return new(Kind, 1, evidence.Client.MiningClients, FewestClients);
    }
}
