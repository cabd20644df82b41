using FlowKafka.Detection.Training;

namespace FlowKafka.Detection.Strategies;

/// <summary>One way of telling mining from all else, to be compared with others.</summary>
public interface IStrategy
{
    /// <summary>Its name, in kebab case.</summary>
    string Name { get; }

    /// <summary>What it is, in one line.</summary>
    string Meaning { get; }

    /// <summary>False when its judge is the same whatever it is trained on.</summary>
    bool IsTrained { get; }

    /// <summary>Learns from captures of miners: every pair in them mines.</summary>
    /// <exception cref="ModelTrainingException">There is nothing to learn from; the message says so in one line.</exception>
    IPairJudge Train(IReadOnlyList<CaptureHistory> miners);
}
