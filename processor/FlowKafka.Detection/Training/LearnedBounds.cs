using FlowKafka.Detection.Companions;
using FlowKafka.Detection.Models;

namespace FlowKafka.Detection.Training;

/// <summary>Bounds of a companion, from its values in the training traffic.</summary>
internal static class LearnedBounds
{
    private const int Digits = 4;

    /// <summary>The least and the greatest value without a part at each end, rounded away from each other; null without values.</summary>
    public static CompanionBound? Of(string companion, List<double> values, double quantile)
    {
        values.RemoveAll(double.IsNaN);
        if (values.Count == 0)
            return null;
        values.Sort();
        var left = (int)(values.Count * quantile);
        var (least, greatest) = (values[left], values[^(left + 1)]);
        // The last bit of the rounding may lie on the wrong side.
        return new(companion, Math.Min(least, Rounded(least, Math.Floor)), Math.Max(greatest, Rounded(greatest, Math.Ceiling)));
    }

    /// <summary>The value of each prefix of the conversations.</summary>
    public static List<double> Values(string companion, IEnumerable<ArraySegment<Profiles.OrientedWindow>> prefixes)
    {
        var measure = Companion.Named(companion)?.Measure ?? throw new ArgumentException($"There is no companion {companion}.", nameof(companion));
        return [.. prefixes.Select(prefix => measure(prefix))];
    }

    private static double Rounded(double value, Func<double, double> round)
    {
        if (value == 0)
            return 0;
        var scale = Math.Pow(10, Digits - 1 - Math.Floor(Math.Log10(Math.Abs(value))));
        return round(value * scale) / scale;
    }
}
