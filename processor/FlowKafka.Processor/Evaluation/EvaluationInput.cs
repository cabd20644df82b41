using FlowKafka.Detection.Strategies;
using FlowKafka.Processor.Verbs;

namespace FlowKafka.Processor.Evaluation;

/// <summary>What strategies are compared on.</summary>
internal sealed class EvaluationInput
{
    public EvaluationInput(
        IReadOnlyList<EvaluationCapture> training, IReadOnlyList<EvaluationCapture> mining, IReadOnlyList<EvaluationCapture> benign, bool leaveOneOut)
    {
        (Training, Mining, Benign, IsLeaveOneOut) = (EvaluationCapture.Trainable(training), mining, benign, leaveOneOut);
        TrainingGroups = [.. Training.Select(capture => capture.Group).Distinct(StringComparer.Ordinal)];
        MiningGroups = [.. Mining.Select(capture => capture.Group).Distinct(StringComparer.Ordinal)];
        if (leaveOneOut && TrainingGroups.Count < 2)
            throw UserException.Usage("--leave-one-out needs at least two captures to train on.");
        BenignPairs = [.. Benign.SelectMany(capture => capture.History.Pairs.Select(pair => (capture, pair)))];
    }

    public IReadOnlyList<EvaluationCapture> Training { get; }

    public IReadOnlyList<EvaluationCapture> Mining { get; }

    public IReadOnlyList<EvaluationCapture> Benign { get; }

    /// <summary>True when a capture never trains what judges it.</summary>
    public bool IsLeaveOneOut { get; }

    public IReadOnlyList<string> TrainingGroups { get; }

    /// <summary>The mining captures; each may have several files.</summary>
    public IReadOnlyList<string> MiningGroups { get; }

    public IReadOnlyList<(EvaluationCapture Capture, PairHistory Pair)> BenignPairs { get; }

    /// <summary>Mining captures that have too few complete windows in each of their files for most strategies to say anything.</summary>
    public int TooShort(int minimum) => Mining.GroupBy(capture => capture.Group, StringComparer.Ordinal)
        .Count(group => group.All(capture => capture.History.MostComplete < minimum));

    /// <summary>What is trained on.</summary>
    /// <param name="leftOut">The capture that is left out; null for none.</param>
    public IReadOnlyList<CaptureHistory> TrainingWithout(string? leftOut) =>
        [.. Training.Where(capture => capture.Group != leftOut).Select(capture => capture.History)];

    /// <summary>True when what judges this capture was trained with it.</summary>
    public bool Knows(string group) => !IsLeaveOneOut && TrainingGroups.Contains(group);
}
