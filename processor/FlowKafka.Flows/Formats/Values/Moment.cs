namespace FlowKafka.Flows;

/// <summary>A time as a source gives it.</summary>
/// <param name="Milliseconds">Whole Unix milliseconds.</param>
/// <param name="Nanoseconds">What is left of it, below a million.</param>
internal readonly record struct Moment(long Milliseconds, int Nanoseconds)
{
    /// <summary>All of it in nanoseconds, wrapped round beyond the year 2262: good to tell moments apart.</summary>
    public long Wrapped => unchecked(Milliseconds * 1_000_000 + Nanoseconds);

    /// <summary>True for the epoch itself, by which collectors mean that they do not know.</summary>
    public bool IsZero => Milliseconds == 0 && Nanoseconds == 0;

    /// <summary>The moment so many nanoseconds after this one.</summary>
    public Moment After(Moment span)
    {
        var nanoseconds = Nanoseconds + span.Nanoseconds;
        var carry = nanoseconds >= 1_000_000 ? 1 : 0;
        return new(Milliseconds + span.Milliseconds + carry, nanoseconds - carry * 1_000_000);
    }
}
