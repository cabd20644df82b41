using FlowKafka.Detection.Models;
using FlowKafka.Detection.Profiles;
using FlowKafka.Detection.Training;

namespace FlowKafka.Detection.Strategies;

/// <summary>The points that strategies learn from.</summary>
internal static class TrainingPoints
{
    /// <summary>The complete points of all pairs.</summary>
    /// <exception cref="ModelTrainingException">There is none.</exception>
    public static IReadOnlyList<OrientedPoint> Complete(IReadOnlyList<CaptureHistory> miners)
    {
        var points = new List<OrientedPoint>();
        foreach (var conversation in ConversationsOf(miners))
        {
            foreach (ref readonly var window in conversation.Complete)
                points.Add(window.Point);
        }

        return points.Count > 0 ? points : throw new ModelTrainingException("There is nothing to learn from: the captures have no complete point.");
    }

    /// <summary>Points in a space, row by row.</summary>
    public static double[] In(FeatureSpace space, IReadOnlyList<OrientedPoint> points)
    {
        var coordinates = new double[points.Count * space.Dimension];
        for (var i = 0; i < points.Count; i++)
            space.Map(points[i], coordinates.AsSpan(i * space.Dimension, space.Dimension));
        return coordinates;
    }

    public static IEnumerable<ConversationHistory> ConversationsOf(IReadOnlyList<CaptureHistory> miners) =>
        miners.SelectMany(capture => capture.Pairs).SelectMany(pair => pair.Conversations);
}
