namespace FlowKafka.Detection.Knowledge;

/// <summary>Gives the lists that are in effect at a moment: the same for the same moment, while the process lives.</summary>
public interface IKnowledgeSource
{
    /// <summary>The lists in effect in the window that begins at a moment.</summary>
    /// <param name="windowStart">Unix milliseconds.</param>
    KnownLists At(long windowStart);
}
