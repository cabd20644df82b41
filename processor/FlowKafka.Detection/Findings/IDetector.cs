namespace FlowKafka.Detection.Findings;

/// <summary>Finds one thing of a conversation. Immutable; many threads may ask.</summary>
public interface IDetector
{
    /// <summary>What it finds.</summary>
    FindingKind Kind { get; }

    /// <summary>Looks at a conversation. Allocates nothing, and is done at once with the many that can't be it.</summary>
    /// <returns>What was found; <see cref="Finding.None"/> when nothing was.</returns>
    Finding Find(in ConversationEvidence evidence);
}
