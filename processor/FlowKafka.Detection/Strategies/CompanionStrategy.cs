using FlowKafka.Detection.Companions;
using FlowKafka.Detection.Training;

namespace FlowKafka.Detection.Strategies;

/// <summary>
/// A companion alone: the miners' conversations, cut into runs of so many complete points, give the least and the greatest
/// value; a conversation is flagged when its first run lies between the two.
/// </summary>
public sealed class CompanionStrategy(Companion companion, int run) : ISweptStrategy
{
    private static readonly double[] Widenings = [0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2];

    /// <inheritdoc/>
    public string Name => $"companion-{companion.Name}";

    /// <inheritdoc/>
    public string Meaning => $"{companion.Meaning}: between the miners' least and greatest, after {run} complete points";

    /// <inheritdoc/>
    public bool IsTrained => true;

    /// <inheritdoc/>
    public string SweptBy => "widening of the band, in parts of its width";

    /// <inheritdoc/>
    public IReadOnlyList<double> Steps => Widenings;

    /// <inheritdoc/>
    public IPairJudge Train(IReadOnlyList<CaptureHistory> miners) => TrainSteps(miners)[0];

    /// <inheritdoc/>
    public IReadOnlyList<IPairJudge> TrainSteps(IReadOnlyList<CaptureHistory> miners)
    {
        var (least, greatest) = BandOf(companion, run, miners);
        return [.. Steps.Select(step => new BandJudge(companion, run, least - (step * (greatest - least)), greatest + (step * (greatest - least))))];
    }

    /// <summary>The miners' least and greatest value.</summary>
    /// <exception cref="ModelTrainingException">No run has a value.</exception>
    public static (double Least, double Greatest) BandOf(Companion companion, int run, IReadOnlyList<CaptureHistory> miners)
    {
        ArgumentNullException.ThrowIfNull(companion);
        ArgumentNullException.ThrowIfNull(miners);
        var (least, greatest) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var conversation in TrainingPoints.ConversationsOf(miners))
        {
            for (var at = 0; at + run <= conversation.Complete.Length; at += run)
            {
                var value = companion.Measure(conversation.Complete.Slice(at, run));
                if (double.IsFinite(value))
                    (least, greatest) = (Math.Min(least, value), Math.Max(greatest, value));
            }
        }

        return least <= greatest
            ? (least, greatest)
            : throw new ModelTrainingException($"There is nothing to learn from: no capture has {run} complete points of which {companion.Name} says something.");
    }

    private sealed class BandJudge(Companion companion, int run, double least, double greatest) : IPairJudge
    {
        public FirstFlag? Judge(PairHistory pair)
        {
            foreach (var conversation in pair.Conversations)
            {
                if (conversation.Complete.Length < run)
                    continue;
                var value = companion.Measure(conversation.Complete[..run]);
                if (value >= least && value <= greatest)
                    return new(run, conversation.AfterComplete(run));
            }

            return null;
        }
    }
}
