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
        if (recipe.Axes.IsEmpty && recipe.Learned.IsEmpty)
            return bar;
        ArraySegment<OrientedWindow>[] prefixes = [.. Prefixes(recipe, bar, conversations)];
        var learned = recipe.Learned.Select(name => LearnedBounds.Of(name, LearnedBounds.Values(name, prefixes), recipe.Quantile)).OfType<CompanionBound>();
        return bar with
        {
            Companions = [.. recipe.Companions, .. learned],
            Shape = recipe.Axes.IsEmpty ? null : ShapeOf(recipe, prefixes),
        };
    }

    // Conversations as they were at several times, of those that are what every miner is.
    private static IEnumerable<ArraySegment<OrientedWindow>> Prefixes(
        BarRecipe recipe, ModelBar bar, IReadOnlyList<OrientedWindow[]> conversations)
    {
        var demanded = bar with { MembershipThreshold = 0 };
        foreach (var conversation in conversations)
        {
            for (var count = recipe.Points; count <= Math.Min(conversation.Length, recipe.Until - 1); count += Step)
            {
                var prefix = new ArraySegment<OrientedWindow>(conversation, 0, count);
                if (BarJudge.IsMet(demanded, 0, prefix))
                    yield return prefix;
            }
        }
    }

    private static Shape ShapeOf(BarRecipe recipe, ArraySegment<OrientedWindow>[] prefixes)
    {
        var dimension = recipe.Axes.Length;
        var cloud = new List<double>(prefixes.Length * dimension);
        Span<double> coordinates = stackalloc double[FeatureSpace.MostDimensions];
        coordinates = coordinates[..dimension];
        foreach (var prefix in prefixes)
        {
            BarJudge.Map(recipe.Axes, prefix, coordinates);
            if (!coordinates.ContainsAnyExceptInRange(-1e9, 1e9))
                cloud.AddRange(coordinates);
        }

        return cloud.Count > 0
            ? new(recipe.Axes, recipe.Margin, HullCloud.Hull([.. cloud], dimension, recipe.Trim, recipe.Resolution).Model)
            : throw new ModelTrainingException(
                $"No conversation has {recipe.Points} complete windows and is what every miner is ({string.Join(", ", recipe.Companions.Select(b => b.Companion))}): more or longer captures are needed.");
    }
}
