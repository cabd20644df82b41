using FlowKafka.Detection.Models;

namespace FlowKafka.Detection.Verdicts;

/// <summary>
/// The risk score, 0 to 100: the probability that a pair mines, by Bayes' rule from a stated prior and from how often miners
/// and others met the same bar where it was known who mines. Of a bar that was never measured it is a hundred times the lower
/// bound of the membership's rate (<see cref="WilsonInterval"/>), at least 50, which is no probability.
/// </summary>
public static class RiskScore
{
    /// <summary>The prior unless set otherwise: of ten thousand pairs with enough points, one mines.</summary>
    public const double DefaultPrior = 0.0001;

    /// <summary>The score of a pair that meets a bar.</summary>
    /// <param name="bar">The best bar that it meets.</param>
    /// <param name="complete">Its complete points.</param>
    /// <param name="inHull">Those in the model's hulls.</param>
    /// <param name="prior">The part of the judged pairs that mine, above 0 and below 1.</param>
    public static int Of(ModelBar bar, int complete, int inHull, double prior)
    {
        var odds = OddsOf(bar, complete, inHull, prior);
        return Rounded(1 / (1 + (1 / odds)));
    }

    /// <summary>The odds of a pair that meets a bar, from which its score follows.</summary>
    /// <param name="bar">The best bar that it meets.</param>
    /// <param name="complete">Its complete points.</param>
    /// <param name="inHull">Those in the model's hulls.</param>
    /// <param name="prior">The part of the judged pairs that mine, above 0 and below 1.</param>
    public static double OddsOf(ModelBar bar, int complete, int inHull, double prior)
    {
        ArgumentNullException.ThrowIfNull(bar);
        if (bar.Evidence is { } evidence)
            return prior / (1 - prior) * evidence.LikelihoodRatio;
        var part = Math.Max(0.5, WilsonInterval.LowerBound(inHull, complete));
        return part / (1 - part);
    }

    private static int Rounded(double part) => (int)Math.Round(100 * part, MidpointRounding.AwayFromZero);
}
