namespace FlowKafka.Detection.Hosts.Sketches;

/// <summary>
/// A median of a stream in one number: each value moves it one step towards itself. The steps shrink as 2 / n doublings
/// (Robbins and Monro 1951) to a least one, by which it forgets (Ma, Muthukrishnan and Sandler 2013, "Frugal streaming",
/// whose steps are constant). No chance is in it: the same values in the same order give the same median.
/// </summary>
internal static class RunningMedian
{
    /// <summary>Takes a value.</summary>
    /// <param name="median">The median so far, on the <see cref="LogScale"/>.</param>
    /// <param name="value">The value, on the same scale.</param>
    /// <param name="before">How many values came before it.</param>
    /// <param name="leastStep">The least step, in the scale's steps.</param>
    public static void Add(ref ushort median, ushort value, int before, int leastStep)
    {
        if (before == 0)
        {
            median = value;
            return;
        }

        var step = Math.Max(leastStep, 2 * LogScale.Octave / (before + 1));
        median = (ushort)(median + Math.Clamp(value - median, -step, step));
    }
}
