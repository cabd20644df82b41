using FlowKafka.Detection.Models;
using FlowKafka.Detection.Profiles;
using FlowKafka.Detection.Training;
using FlowKafka.Geometry;

namespace FlowKafka.Detection.Strategies;

/// <summary>
/// The talk's attempts 1 and 2: one convex hull of bytes and packets around all points of the miners, partial ones
/// included, and a stream stays when 98 % of its points lie inside, however few. In attempt 1 each window of the interface
/// in which a pair is silent is a point (0, 0, 0, 0), as in the author's code; in attempt 2 these are stripped everywhere.
/// </summary>
public sealed class TalkHullStrategy(bool withZeros) : IStrategy
{
    /// <summary>The part of a stream's points that must lie inside.</summary>
    public const double Threshold = 0.98;

    /// <inheritdoc/>
    public string Name => withZeros ? "talk-1" : "talk-2";

    /// <inheritdoc/>
    public string Meaning => withZeros
        ? "the talk's attempt 1: a convex hull of all points, silent windows being (0, 0, 0, 0)"
        : "the talk's attempt 2: the same without (0, 0, 0, 0)";

    /// <inheritdoc/>
    public bool IsTrained => true;

    /// <inheritdoc/>
    public IPairJudge Train(IReadOnlyList<CaptureHistory> miners) => new WholePairJudge(HullOf(miners), withZeros);

    /// <summary>The hull.</summary>
    public HullMembership HullOf(IReadOnlyList<CaptureHistory> miners)
    {
        ArgumentNullException.ThrowIfNull(miners);
        var points = new List<OrientedPoint>();
        foreach (var conversation in TrainingPoints.ConversationsOf(miners))
            points.AddRange(conversation.Points.Select(window => window.Point));
        if (points.Count == 0)
            throw new ModelTrainingException("There is nothing to learn from: the captures have no point.");
        if (withZeros && miners.Any(capture => capture.Pairs.Any(pair => pair.SilentWindows > 0)))
            points.Add(default);
        return ConvexHull.Of(TrainingPoints.In(FeatureSpace.Raw, points), FeatureSpace.Raw.Dimension).ToMembership();
    }

    private sealed class WholePairJudge(HullMembership hull, bool withZeros) : IPairJudge
    {
        public FirstFlag? Judge(PairHistory pair)
        {
            Span<double> coordinates = stackalloc double[FeatureSpace.Raw.Dimension];
            var (inside, all) = (0, 0);
            foreach (var conversation in pair.Conversations)
            {
                foreach (var window in conversation.Points)
                {
                    window.Point.CopyTo(coordinates);
                    inside += hull.Contains(coordinates) ? 1 : 0;
                    all++;
                }
            }

            if (withZeros)
            {
                coordinates.Clear();
                inside += hull.Contains(coordinates) ? pair.SilentWindows : 0;
                all += pair.SilentWindows;
            }

            return all > 0 && inside >= Threshold * all ? WholePair.FlagOf(pair) : null;
        }
    }
}
