using FlowKafka.Detection.Knowledge;

namespace FlowKafka.Detection.Findings.Detectors;

/// <summary>
/// The server's port is one that a list of pools or miners names whatever the address. Weak: each has other uses, too. Own
/// services that are spoken to from outside are none, and a server inside counts for less: grade 1, else 2. The value is the port; the label is list, version and label of the
/// entry.
/// </summary>
public sealed class MiningPortDetector : IDetector
{
    /// <inheritdoc/>
    public FindingKind Kind => FindingKind.MiningPort;

    /// <inheritdoc/>
    public Finding Find(in ConversationEvidence evidence)
    {
        if (evidence.Direction == "inbound" || evidence.Lists.FindPort(evidence.ServerPort, ListKinds.Pool | ListKinds.Miner) is not { } hit)
            return Finding.None;
        return new(Kind, evidence.Direction == "internal" ? 1 : 2, evidence.ServerPort, 0) { Label = hit.Caption };
    }
}
