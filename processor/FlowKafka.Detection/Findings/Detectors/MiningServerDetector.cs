namespace FlowKafka.Detection.Findings.Detectors;

/// <summary>Other clients' conversations with the server look like mining at present.</summary>
public sealed class MiningServerDetector : IDetector
{
    /// <summary>The fewest clients, the conversation's own one counted.</summary>
    public const int FewestClients = 2;

    /// <inheritdoc/>
    public FindingKind Kind => FindingKind.MiningServer;

    /// <inheritdoc/>
    public Finding Find(in ConversationEvidence evidence) =>
        evidence.Server.IsKnown && evidence.Server.MiningClients >= FewestClients
            ? new(Kind, 1, evidence.Server.MiningClients, FewestClients) { Second = evidence.Server.Clients }
            : Finding.None;
}
