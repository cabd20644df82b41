namespace FlowKafka.Detection.Verdicts;

/// <summary>
/// The score interval of a proportion at 95 % confidence: E. B. Wilson, "Probable inference, the law of succession, and
/// statistical inference", Journal of the American Statistical Association 22 (1927).
/// </summary>
public static class WilsonInterval
{
    /// <summary>The quantile of the normal distribution at 97.5 %.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>Lower bound of the proportion of successes, from 0 to 1; 0 without trials.</summary>
    public static double LowerBound(int successes, int trials)
    {
        if (trials <= 0 || successes <= 0)
            return 0;
        var (n, z2) = ((double)trials, Z * Z);
        var p = successes / n;
        var centre = p + (z2 / (2 * n));
        var spread = Z * Math.Sqrt((p * (1 - p) / n) + (z2 / (4 * n * n)));
        return (centre - spread) / (1 + (z2 / n));
    }
}
