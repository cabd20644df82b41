using MathNet.Numerics.Distributions;

namespace FlowKafka.Detection.Verdicts;

/// <summary>
/// The exact interval of a proportion at 95 % confidence: C. J. Clopper and E. S. Pearson, "The use of confidence or
/// fiducial limits illustrated in the case of the binomial", Biometrika 26 (1934). It says something where nothing
/// was counted: 0 of n leaves up to about 3.7 / n.
/// </summary>
public static class ExactInterval
{
    private const double Tail = 0.025;

    /// <summary>Bounds of the proportion, from 0 to 1; without trials it may be anything.</summary>
    /// <param name="successes">From 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">0 or more.</param>
    public static (double Lower, double Upper) Of(int successes, int trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        if (trials == 0)
            return (0, 1);
        // Without successes, and without failures, the quantiles have a closed form.
        var lower = successes == 0 ? 0
            : successes == trials ? Math.Pow(Tail, 1.0 / trials)
            : Beta.InvCDF(successes, trials - successes + 1, Tail);
        var upper = successes == trials ? 1
            : successes == 0 ? 1 - Math.Pow(Tail, 1.0 / trials)
            : Beta.InvCDF(successes + 1, trials - successes, 1 - Tail);
        return (lower, upper);
    }
}
