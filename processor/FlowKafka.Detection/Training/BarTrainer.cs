using FlowKafka.Detection.Models;
using FlowKafka.Detection.Profiles;
using FlowKafka.Detection.Verdicts;

namespace FlowKafka.Detection.Training;

/// <summary>Makes a bar of conversations of miners, each as it was at several times.</summary>
internal static class BarTrainer
{
    // A conversation is learned from at every third point: what it is changes little from one to the next.
    private const int Step = 3;

    /// <summary>Makes the bar.</summary>
    /// <param name="recipe">How.</param>
    /// <param name="conversations">The complete windows of each conversation, oldest first.</param>
    /// <exception cref="ModelTrainingException">No conversation is long enough for the shape.</exception>
    public static ModelBar Train(BarRecipe recipe, IReadOnlyList<OrientedWindow[]> conversations)
    {
        var bar = new ModelBar
        {
            Points = recipe.Points,
            MembershipThreshold = recipe.MembershipThreshold,
            Companions = recipe.Companions,
        };
        return recipe.Axes.IsEmpty ? bar : bar with { Shape = ShapeOf(recipe, bar, conversations) };
    }

    private static Shape ShapeOf(BarRecipe recipe, ModelBar bar, IReadOnlyList<OrientedWindow[]> conversations)
    {
        var dimension = recipe.Axes.Length;
        var cloud = new List<double>();
        Span<double> coordinates = stackalloc double[FeatureSpace.MostDimensions];
        coordinates = coordinates[..dimension];
        foreach (var conversation in conversations)
        {
            for (var count = recipe.Points; count <= Math.Min(conversation.Length, recipe.Until - 1); count += Step)
            {
                var windows = conversation.AsSpan(0, count);
                if (!BarJudge.IsMet(bar with { MembershipThreshold = 0 }, 0, windows))
                    continue;
                BarJudge.Map(recipe.Axes, windows, coordinates);
                if (!coordinates.ContainsAnyExceptInRange(-1e9, 1e9))
                    cloud.AddRange(coordinates);
            }
        }

        return cloud.Count > 0
            ? new(recipe.Axes, recipe.Margin, ModelHull.Of(HullCloud.Hull([.. cloud], dimension, recipe.Trim, recipe.Resolution)))
            : throw new ModelTrainingException(
                $"No conversation has {recipe.Points} complete windows and is what every miner is ({string.Join(", ", recipe.Companions.Select(b => b.Companion))}): more or longer captures are needed.");
    }
}
