namespace FlowKafka.Detection.Knowledge;

/// <summary>Lists in all their versions: of each, the newest whose moment has come is in effect. Many threads may ask while one adds.</summary>
public sealed class ListTimeline : IKnowledgeSource
{
    private readonly EffectiveVersions<KnownList, KnownLists> _versions = new(KnownLists.Of);

    /// <summary>Adds a version of a list.</summary>
    /// <param name="list">The version.</param>
    /// <param name="from">
    /// The first moment at which it holds, Unix milliseconds; <see cref="long.MinValue"/> for always. Moments that were asked
    /// for keep their answer: then it holds from behind the newest of them.
    /// </param>
    /// <returns>The first moment at which it does hold.</returns>
    public long Add(KnownList list, long from)
    {
        ArgumentNullException.ThrowIfNull(list);
        return _versions.Add(list.Name, from, list);
    }

    /// <inheritdoc/>
    public KnownLists At(long windowStart) => _versions.At(windowStart);
}
