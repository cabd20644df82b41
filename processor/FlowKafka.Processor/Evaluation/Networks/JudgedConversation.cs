using FlowKafka.Detection.Findings;
using FlowKafka.Detection.Verdicts;

namespace FlowKafka.Processor.Evaluation.Networks;

/// <summary>What was held of a conversation at any time.</summary>
internal sealed class JudgedConversation
{
    /// <summary>The highest score by the models alone.</summary>
    public int ModelScore { get; private set; }

    /// <summary>The highest score by all that was found.</summary>
    public int Score { get; private set; }

    /// <summary>The highest score by the findings alone.</summary>
    public int FindingsScore { get; private set; }

    /// <summary>The highest grade of each kind of finding.</summary>
    public byte[] Grades { get; } = new byte[Enum.GetValues<FindingKind>().Length];

    /// <summary>Takes what was held at the end of a window.</summary>
    /// <param name="assessment">What was held.</param>
    /// <param name="findings">What was found.</param>
    /// <param name="prior">The prior.</param>
    public void Take(in Assessment assessment, ReadOnlySpan<Finding> findings, double prior)
    {
        Score = Math.Max(Score, assessment.Score.Score);
        if (assessment.Score.IsModel)
            ModelScore = Math.Max(ModelScore, CombinedScore.Of(assessment.Score.Base, prior, []).Score);
        FindingsScore = Math.Max(FindingsScore, CombinedScore.Of(null, prior, findings).Score);
        foreach (ref readonly var finding in findings)
            Grades[(int)finding.Kind] = (byte)Math.Max(Grades[(int)finding.Kind], finding.Grade);
    }

    /// <summary>Takes what was held of another one, when both are one to whom they are counted.</summary>
    public void Take(JudgedConversation other)
    {
        (ModelScore, Score, FindingsScore) = (Math.Max(ModelScore, other.ModelScore), Math.Max(Score, other.Score), Math.Max(FindingsScore, other.FindingsScore));
        for (var i = 0; i < Grades.Length; i++)
            Grades[i] = Math.Max(Grades[i], other.Grades[i]);
    }
}
