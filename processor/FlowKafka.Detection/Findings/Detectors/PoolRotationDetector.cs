namespace FlowKafka.Detection.Findings.Detectors;

/// <summary>The conversation hops over several addresses of one network, at one port, as with a pool's.</summary>
public sealed class PoolRotationDetector : IDetector
{
    /// <inheritdoc/>
    public FindingKind Kind => FindingKind.PoolRotation;

    /// <inheritdoc/>
    public Finding Find(in ConversationEvidence evidence) =>
        evidence.Rotation is { Servers.Count: >= 2 } rotation
            ? new(Kind, 1, rotation.Servers.Count, 2) { Label = rotation.Network }
            : Finding.None;
}
