namespace FlowKafka.Detection.Strategies;

/// <summary>A strategy with a number that trades recall for false positives.</summary>
public interface ISweptStrategy : IStrategy
{
    /// <summary>What the number is.</summary>
    string SweptBy { get; }

    /// <summary>The numbers of a curve, from the strictest on.</summary>
    IReadOnlyList<double> Steps { get; }

    /// <summary>Learns once, and gives a judge for each step.</summary>
    IReadOnlyList<IPairJudge> TrainSteps(IReadOnlyList<CaptureHistory> miners);
}
