namespace FlowKafka.Processor.Reports;

/// <summary>A linear axis with ticks at round numbers.</summary>
internal sealed class Axis
{
    private Axis(double from, double to, double[] ticks) => (From, To, Ticks) = (from, to, ticks);

    /// <summary>The value at its begin.</summary>
    public double From { get; }

    /// <summary>The value at its end; greater than <see cref="From"/>.</summary>
    public double To { get; }

    /// <summary>Round values, ascending, from begin to end.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>An axis that holds both values and begins and ends at a tick; below 0 only when <paramref name="least"/> is.</summary>
    /// <param name="least">The least value.</param>
    /// <param name="greatest">The greatest value, not below the least.</param>
    /// <param name="intervals">About how many intervals between ticks.</param>
    public static Axis Around(double least, double greatest, int intervals)
    {
        if (greatest - least <= 0)
            (least, greatest) = (least >= 1 || least < 0 ? least - 1 : least, greatest + 1);
        var step = RoundStep((greatest - least) / intervals);
        var first = Math.Floor(least / step);
        var last = Math.Ceiling(greatest / step);
        var ticks = new double[(int)(last - first) + 1];
        for (var i = 0; i < ticks.Length; i++)
            ticks[i] = (first + i) * step;
        return new(ticks[0], ticks[^1], ticks);
    }

    /// <summary>Where a value lies: 0 at the begin, 1 at the end, beyond them outside.</summary>
    public double Place(double value) => (value - From) / (To - From);

    private static double RoundStep(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var digit = rough / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 2.5 ? 2.5 : digit <= 5 ? 5 : 10);
    }
}
