using FlowKafka.Detection.Models;
using FlowKafka.Detection.Orientation;
using FlowKafka.Detection.Profiles;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Verdicts;

/// <summary>All models side by side: marks the points that lie in their hulls, and judges profiles by the marks.</summary>
internal sealed class Panel(IReadOnlyList<Model> models, OwnNetworks ownNetworks, int horizonWindows)
{
    private readonly int[] _inHull = new int[models.Count];
    private readonly double _leastThreshold = models.Count == 0 ? 1 : models.Min(model => model.MembershipThreshold);

    /// <summary>Orients a profile by its newest window; a change of sides marks all its points anew.</summary>
    public void Orient(Profile profile)
    {
        var before = profile.Orientation.Client;
        profile.Orientation = ClientOrientation.Decide(profile.Conversation, profile.Pair, ownNetworks);
        if (profile.Orientation.Client == before)
            return;
        for (var i = 0; i < profile.Points.Count; i++)
            Mark(ref profile.Points[i], profile.Orientation.Client);
        profile.Points.CountMarked();
    }

    /// <summary>Adds a point to an oriented profile.</summary>
    public void Add(Profile profile, ProfilePoint point)
    {
        Mark(ref point, profile.Orientation.Client);
        profile.Points.Add(point, horizonWindows);
    }

    /// <summary>
    /// The best score of the models that match the complete points from a window on; null when none does, which is
    /// to say that the pair is not flagged. Allocates nothing.
    /// </summary>
    public int? FlaggedScore(Profile profile, int firstWindow)
    {
        // At most two points are partial, so with too few in any hull no model can match: true of nearly every pair.
        if (profile.Points.Marked < (_leastThreshold * (profile.Points.Count - 2)) - 1e-6)
            return null;
        int? best = null;
        var complete = Count(profile, firstWindow);
        for (var m = 0; m < models.Count; m++)
        {
            if (!ModelVerdict.IsMatch(models[m], complete, _inHull[m]))
                continue;
            var score = ModelVerdict.ScoreOf(complete, _inHull[m]);
            best = best > score ? best : score;
        }

        return best;
    }

    /// <summary>What each model says, the best first.</summary>
    public ModelVerdict[] Judge(Profile profile, int firstWindow)
    {
        var complete = Count(profile, firstWindow);
        var verdicts = new ModelVerdict[models.Count];
        for (var m = 0; m < models.Count; m++)
            verdicts[m] = new(models[m], complete, _inHull[m], MeanDepth(profile, firstWindow, models[m]));
        Array.Sort(verdicts, VerdictOrder.BestFirst);
        return verdicts;
    }

    private int Count(Profile profile, int firstWindow)
    {
        Array.Clear(_inHull);
        var complete = 0;
        for (var i = 0; i < profile.Points.Count; i++)
        {
            if (!profile.IsComplete(i, firstWindow))
                continue;
            complete++;
            var marks = profile.Points[i].Marks;
            for (var m = 0; m < _inHull.Length; m++)
                _inHull[m] += (int)(marks >> m) & 1;
        }

        return complete;
    }

    private static double MeanDepth(Profile profile, int firstWindow, Model model)
    {
        Span<double> coordinates = stackalloc double[FeatureSpace.Raw.Dimension];
        var (sum, count) = (0.0, 0);
        for (var i = 0; i < profile.Points.Count; i++)
        {
            if (!profile.IsComplete(i, firstWindow))
                continue;
            profile.Points[i].Orient(profile.Orientation.Client).CopyTo(coordinates);
            sum += model.Depth(coordinates);
            count++;
        }

        return count == 0 ? 0 : sum / count;
    }

    private void Mark(ref ProfilePoint point, Side client)
    {
        Span<double> coordinates = stackalloc double[FeatureSpace.Raw.Dimension];
        point.Orient(client).CopyTo(coordinates);
        var marks = point.Marks & ProfilePoint.First;
        for (var m = 0; m < models.Count; m++)
        {
            if (models[m].Contains(coordinates))
                marks |= 1u << m;
        }

        point.Marks = marks;
    }
}
