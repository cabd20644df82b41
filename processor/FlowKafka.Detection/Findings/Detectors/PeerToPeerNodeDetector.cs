using FlowKafka.Detection.Knowledge;

namespace FlowKafka.Detection.Findings.Detectors;

/// <summary>
/// The server is a node of a peer-to-peer network of a currency, which is contact and not mining. Grade 2 when a list names
/// the address with its port, 1 when a list names the address alone, or when the client speaks outwards to a port of such
/// nodes. The value is the number of windows with traffic, the second the conversation's bytes both ways; the label is the
/// network.
/// </summary>
public sealed class PeerToPeerNodeDetector : IDetector
{
    /// <summary>The fewest windows with traffic for which a port alone counts.</summary>
    private const int LeastWindows = 2;

    /// <inheritdoc/>
    public FindingKind Kind => FindingKind.PeerToPeerNode;

    /// <inheritdoc/>
    public Finding Find(in ConversationEvidence evidence)
    {
        var hit = evidence.Lists.Find(evidence.ServerAddress, evidence.ServerPort, ListKinds.Nodes);
        var grade = hit is { HasPort: true } ? 2 : 1;
        if (hit is null && evidence.Direction == "outbound" && evidence.Conversation.Points >= LeastWindows)
            (hit, grade) = (evidence.Lists.FindPort(evidence.ServerPort, ListKinds.Nodes), 1);
        return hit is null
            ? Finding.None
            : new(Kind, grade, evidence.Conversation.Points, LeastWindows)
            {
                Second = evidence.Conversation.LowerBytes + evidence.Conversation.HigherBytes,
                Label = NetworkOf(hit),
            };
    }

    private static string NetworkOf(ListHit hit) => hit.Kind switch
    {
        ListKind.BitcoinNode => "Bitcoin",
        ListKind.EthereumNode => "Ethereum",
        _ when hit.Label.Length > 0 => hit.Label,
        _ => hit.Coin.Length > 0 ? hit.Coin : "unknown",
    };
}
