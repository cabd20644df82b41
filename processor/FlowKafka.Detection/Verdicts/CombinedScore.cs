using FlowKafka.Detection.Findings;

namespace FlowKafka.Detection.Verdicts;

/// <summary>
/// One score of all that was found of a conversation: the odds of the best bar that is met, or the prior's where none is,
/// times what the findings are worth, times the factors of prevalence and first sight. Without a model that matches, findings
/// of two groups must agree for a score above <see cref="MostAlone"/>.
/// </summary>
/// <param name="Score">The score, 0 to 100.</param>
/// <param name="Base">The odds before the findings.</param>
/// <param name="LogOdds">What the findings added to the logarithm of the odds.</param>
/// <param name="Factor">What the score was multiplied by at the end.</param>
/// <param name="Groups">How many groups of findings speak for mining.</param>
/// <param name="IsModel">True when a model that alerts matches.</param>
public readonly record struct CombinedScore(int Score, double Base, double LogOdds, double Factor, int Groups, bool IsModel)
{
    /// <summary>The highest score of findings that do not agree: low, not flagged.</summary>
    public const int MostAlone = 46;

    /// <summary>Combines.</summary>
    /// <param name="modelOdds">The odds by the best bar that is met; null when no model that alerts matches.</param>
    /// <param name="prior">The prior, above 0 and below 1.</param>
    /// <param name="findings">What was found, in any order.</param>
    public static CombinedScore Of(double? modelOdds, double prior, ReadOnlySpan<Finding> findings)
    {
        var (logOdds, factor, groups) = (0.0, 1.0, 0u);
        foreach (ref readonly var finding in findings)
        {
            var weight = FindingWeights.Of(finding);
            logOdds += weight.LogOdds;
            factor *= weight.Factor;
            if (weight.Group != FindingGroup.None && weight.LogOdds > 0)
                groups |= 1u << (int)weight.Group;
        }

        var before = modelOdds ?? prior / (1 - prior);
        var odds = before * Math.Exp(logOdds);
        var part = Math.Min(1, factor / (1 + (1 / odds)));
        var score = (int)Math.Round(100 * part, MidpointRounding.AwayFromZero);
        var agreeing = System.Numerics.BitOperations.PopCount(groups);
        if (modelOdds is null && agreeing < 2)
            score = Math.Min(score, MostAlone);
        return new(score, before, logOdds, factor, agreeing, modelOdds is not null);
    }
}
