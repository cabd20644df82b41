namespace FlowKafka.Detection.Knowledge;

/// <summary>No lists at any time.</summary>
internal sealed class NoKnowledge : IKnowledgeSource
{
    public KnownLists At(long windowStart) => KnownLists.Empty;
}
