using FlowKafka.Detection.Models;
using FlowKafka.Geometry;

namespace FlowKafka.Detection.Strategies;

/// <summary>Judges conversations by how many of their complete points lie in a region of a feature space.</summary>
public sealed class RegionJudge(FeatureSpace space, IRegion region, MembershipRule rule) : IPairJudge
{
    /// <inheritdoc/>
    public FirstFlag? Judge(PairHistory pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        Span<double> coordinates = stackalloc double[FeatureSpace.MostDimensions];
        coordinates = coordinates[..space.Dimension];
        foreach (var conversation in pair.Conversations)
        {
            var complete = conversation.Complete;
            if (complete.Length < rule.MinimumPoints)
                continue;
            var isInside = new bool[complete.Length];
            for (var i = 0; i < complete.Length; i++)
            {
                space.Map(complete[i].Point, coordinates);
                isInside[i] = region.Contains(coordinates);
            }

            if (rule.FirstMatch(conversation, isInside) is { } flag)
                return flag;
        }

        return null;
    }
}
