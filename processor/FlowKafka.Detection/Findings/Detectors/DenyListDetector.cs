using FlowKafka.Detection.Knowledge;

namespace FlowKafka.Detection.Findings.Detectors;

/// <summary>
/// The server or the client is on an own deny-list or on a list of miners. Grade 2 for a deny-list, and for an entry of
/// miners that names the server's port; 1 for an address or network of miners alone. The value is the number of listed
/// sides; the label is list, version and label of the entry.
/// </summary>
public sealed class DenyListDetector : IDetector
{
    private const ListKinds Kinds = ListKinds.Deny | ListKinds.Miner;

    /// <inheritdoc/>
    public FindingKind Kind => FindingKind.DenyList;

    /// <inheritdoc/>
    public Finding Find(in ConversationEvidence evidence)
    {
        // A client's port is one of the moment: only entries without a port can mean it.
        var server = evidence.Lists.Find(evidence.ServerAddress, evidence.ServerPort, Kinds);
        var client = evidence.Lists.Find(evidence.ClientAddress, 0, Kinds);
        if (server is null && client is null)
            return Finding.None;
        var best = server is null || (client is not null && Grade(client) > Grade(server)) ? client! : server;
        return new(Kind, Grade(best), server is null || client is null ? 1 : 2, 1) { Label = best.Caption };
    }

    private static int Grade(ListHit hit) => hit.Kind == ListKind.Deny || hit.HasPort ? 2 : 1;
}
