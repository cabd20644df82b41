namespace FlowKafka.Detection.Correlation;

/// <summary>The first different entries of a list that is cut at a limit. Immutable.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The entries, each once, in the order in which they came.</param>
/// <param name="IsCut">True when there were more.</param>
public sealed record BoundedList<T>(IReadOnlyList<T> Items, bool IsCut)
    where T : IEquatable<T>
{
    /// <summary>The list with an entry more, unless it is there or the list is full.</summary>
    public BoundedList<T> With(T item, int limit)
    {
        if (Items.Contains(item))
            return this;
        return Items.Count < limit ? new([.. Items, item], IsCut) : IsCut ? this : this with { IsCut = true };
    }

    /// <summary>The list with another's entries behind its own.</summary>
    public BoundedList<T> With(BoundedList<T> other, int limit)
    {
        ArgumentNullException.ThrowIfNull(other);
        var list = this;
        foreach (var item in other.Items)
            list = list.With(item, limit);
        return other.IsCut && !list.IsCut ? list with { IsCut = true } : list;
    }
}
