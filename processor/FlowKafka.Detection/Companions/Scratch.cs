using System.Buffers;

namespace FlowKafka.Detection.Companions;

/// <summary>A measure's working memory, lent by the pool: any length, and nothing for the collector.</summary>
internal readonly ref struct Scratch<T> : IDisposable
{
    private readonly T[] _lent;

    public Scratch(int length)
    {
        _lent = ArrayPool<T>.Shared.Rent(length);
        Span = _lent.AsSpan(0, length);
    }

    private Scratch(T[] lent, int length)
    {
        _lent = lent;
        Span = lent.AsSpan(0, length);
    }

    public Span<T> Span { get; }

    public void Dispose() => ArrayPool<T>.Shared.Return(_lent);

    /// <summary>The same memory, with only the first ones of its values.</summary>
    public Scratch<T> Shortened(int length) => new(_lent, length);
}
