using System.Runtime.CompilerServices;
using FlowKafka.Detection.Findings;

namespace FlowKafka.Detection.Verdicts;

/// <summary>
/// One score of all that was found of a conversation. Of each group of findings the weightiest counts, since those of one
/// group go together. They are read twice, and the higher score holds: from the prior, all groups together, where a single
/// group stays at or below <see cref="MostAlone"/>; and from the odds of the best bar that is met, with no more than what is
/// known from outside, since a conversation that meets a bar lasts and has a rhythm in any case. The factors of prevalence
/// and first sight come last.
/// </summary>
/// <param name="Score">The score, 0 to 100.</param>
/// <param name="Base">The odds before the findings: of the reading that holds.</param>
/// <param name="LogOdds">What the findings added to the logarithm of these odds.</param>
/// <param name="Factor">What the score was multiplied by at the end.</param>
/// <param name="Groups">How many groups of findings speak for mining.</param>
/// <param name="IsModel">True when a model that alerts matches.</param>
public readonly record struct CombinedScore(int Score, double Base, double LogOdds, double Factor, int Groups, bool IsModel)
{
    /// <summary>The highest score of findings that do not agree: low, not flagged.</summary>
    public const int MostAlone = 46;

    /// <summary>The highest score that findings lead to.</summary>
    public const int Most = 99;

    /// <summary>Combines.</summary>
    /// <param name="modelOdds">The odds by the best bar that is met; null when no model that alerts matches.</param>
    /// <param name="prior">The prior, above 0 and below 1.</param>
    /// <param name="findings">What was found, in any order.</param>
    public static CombinedScore Of(double? modelOdds, double prior, ReadOnlySpan<Finding> findings)
    {
        var weights = new GroupWeights();
        var factor = 1.0;
        foreach (ref readonly var finding in findings)
        {
            var weight = FindingWeights.Of(finding);
            factor *= weight.Factor;
            if (weight.Group != FindingGroup.None)
                weights[(int)weight.Group] = Math.Max(weights[(int)weight.Group], weight.LogOdds);
        }

        var (sum, groups) = (0.0, 0);
        for (var group = 0; group < GroupWeights.Count; group++)
        {
            sum += weights[group];
            groups += weights[group] > 0 ? 1 : 0;
        }

        var alone = prior / (1 - prior);
        var score = Rounded(alone, sum, factor);
        if (groups < 2)
            score = Math.Min(score, MostAlone);
        if (modelOdds is not { } odds)
            return new(score, alone, sum, factor, groups, IsModel: false);
        var outside = weights[(int)FindingGroup.Place];
        var byModel = Rounded(odds, outside, factor);
        return byModel >= score ? new(byModel, odds, outside, factor, groups, IsModel: true) : new(score, alone, sum, factor, groups, IsModel: true);
    }

    // A model without evidence may say 100; no sum of findings does.
    private static int Rounded(double odds, double logOdds, double factor)
    {
        var part = factor / (1 + (1 / (odds * Math.Exp(logOdds))));
        var score = (int)Math.Round(100 * Math.Min(1, part), MidpointRounding.AwayFromZero);
        return logOdds > 0 || factor > 1 ? Math.Min(Most, score) : score;
    }

    [InlineArray(Count)]
    private struct GroupWeights
    {
        public const int Count = (int)FindingGroup.Hopping + 1;

        private double _first;
    }
}
