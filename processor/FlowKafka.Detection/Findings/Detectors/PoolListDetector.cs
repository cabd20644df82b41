using FlowKafka.Detection.Knowledge;

namespace FlowKafka.Detection.Findings.Detectors;

/// <summary>
/// The server, or one of the addresses of a rotation, is on a list of pools. Grade 2 when the entry names the port, 1 when
/// it names an address or network alone, where others may be served from, too. The value is the number of listed addresses;
/// the label is list, version and label of the entry.
/// </summary>
public sealed class PoolListDetector : IDetector
{
    /// <inheritdoc/>
    public FindingKind Kind => FindingKind.PoolList;

    /// <inheritdoc/>
    public Finding Find(in ConversationEvidence evidence)
    {
        var best = evidence.Lists.Find(evidence.ServerAddress, evidence.ServerPort, ListKinds.Pool);
        var listed = best is null ? 0 : 1;
        if (evidence.Rotation is { } rotation)
        {
            for (var i = 0; i < rotation.Servers.Count; i++)
            {
                if (rotation.Servers[i] == evidence.ServerAddress || evidence.Lists.Find(rotation.Servers[i], evidence.ServerPort, ListKinds.Pool) is not { } hit)
                    continue;
                listed++;
                if (best is null || (hit.HasPort && !best.HasPort))
                    best = hit;
            }
        }

        return best is null ? Finding.None : new(Kind, best.HasPort ? 2 : 1, listed, 1) { Label = best.Caption };
    }
}
