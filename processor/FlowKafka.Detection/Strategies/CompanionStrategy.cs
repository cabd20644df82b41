using System.Collections.Immutable;
using FlowKafka.Detection.Companions;
using FlowKafka.Detection.Training;

namespace FlowKafka.Detection.Strategies;

/// <summary>
/// Companions by themselves: the miners' conversations, cut into runs of so many complete points, give each companion's
/// least and greatest value; a conversation is flagged when its first run lies between the two of every companion that says something.
/// </summary>
public sealed class CompanionStrategy : ISweptStrategy
{
    private static readonly double[] Widenings = [0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2];

    private readonly ImmutableArray<Companion> _companions;
    private readonly int _run;

    /// <summary>One companion alone.</summary>
    public CompanionStrategy(Companion companion, int run)
    {
        ArgumentNullException.ThrowIfNull(companion);
        (_companions, _run) = ([companion], run);
        Name = $"companion-{companion.Name}";
        Meaning = $"{companion.Meaning}: between the miners' least and greatest, after {run} complete points ({companion.Source})";
    }

    /// <summary>All of them together.</summary>
    public CompanionStrategy(string name, ImmutableArray<Companion> companions, int run)
    {
        (Name, _companions, _run) = (name, companions, run);
        Meaning = $"each of {companions.Length} companions between the miners' least and greatest, after {run} complete points";
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Meaning { get; }

    /// <inheritdoc/>
    public bool IsTrained => true;

    /// <inheritdoc/>
    public string SweptBy => "widening of the band, in parts of its width";

    /// <inheritdoc/>
    public IReadOnlyList<double> Steps => Widenings;

    /// <inheritdoc/>
    public IPairJudge Train(IReadOnlyList<CaptureHistory> miners) => new BandJudge(BandsOf(miners), _run);

    /// <inheritdoc/>
    public IReadOnlyList<IPairJudge> TrainSteps(IReadOnlyList<CaptureHistory> miners)
    {
        var bands = BandsOf(miners);
        return [.. Steps.Select(step => new BandJudge([.. bands.Select(band => band.Widened(step))], _run))];
    }

    /// <summary>What the companions say of the miners; those that need longer runs say nothing and are left out.</summary>
    /// <exception cref="ModelTrainingException">None says anything.</exception>
    public ImmutableArray<CompanionBand> BandsOf(IReadOnlyList<CaptureHistory> miners)
    {
        ArgumentNullException.ThrowIfNull(miners);
        ImmutableArray<CompanionBand> bands = [.. _companions.Select(companion => BandOf(companion, miners)).OfType<CompanionBand>()];
        return bands.Length > 0
            ? bands
            : throw new ModelTrainingException($"There is nothing to learn from: no capture has {_run} complete points of which {(_companions.Length == 1 ? _companions[0].Name : "a companion")} says something.");
    }

    private CompanionBand? BandOf(Companion companion, IReadOnlyList<CaptureHistory> miners)
    {
        var (least, greatest) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var conversation in TrainingPoints.ConversationsOf(miners))
        {
            for (var at = 0; at + _run <= conversation.Complete.Length; at += _run)
            {
                var value = companion.Measure(conversation.Complete.Slice(at, _run));
                if (double.IsFinite(value))
                    (least, greatest) = (Math.Min(least, value), Math.Max(greatest, value));
            }
        }

        return least <= greatest ? new(companion, least, greatest) : null;
    }

    private sealed class BandJudge(ImmutableArray<CompanionBand> bands, int run) : IPairJudge
    {
        public FirstFlag? Judge(PairHistory pair)
        {
            foreach (var conversation in pair.Conversations)
            {
                if (conversation.Complete.Length >= run && CompanionBand.AllHold(bands, conversation.Complete[..run]))
                    return new(run, conversation.AfterComplete(run));
            }

            return null;
        }
    }
}
