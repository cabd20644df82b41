using FlowKafka.Detection.Models;
using FlowKafka.Geometry;

namespace FlowKafka.Detection.Tests;

/// <summary>A model whose hull is a box.</summary>
internal static class BoxModel
{
    /// <summary>Inside is whatever has each of its four numbers from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public static Model Of(string name = "box", double least = 10, double most = 100, double threshold = 0.98, int minimumPoints = 6) =>
        Of(name, [least, least, least, least], [most, most, most, most], threshold, minimumPoints);

    public static Model Of(string name, double[] least, double[] most, double threshold = 0.98, int minimumPoints = 6)
    {
        var corners = new double[16 * 4];
        for (var corner = 0; corner < 16; corner++)
        {
            for (var axis = 0; axis < 4; axis++)
                corners[(corner * 4) + axis] = (corner >> axis & 1) == 0 ? least[axis] : most[axis];
        }

        return new()
        {
            Name = name,
            WindowSize = TimeSpan.FromMinutes(10),
            MembershipThreshold = threshold,
            MinimumPoints = minimumPoints,
            Hulls = [ModelHull.Of(ConvexHull.Of(corners, 4))],
            TrainedOn = new("A box.", true, [new("made up", 1, 16)]),
        };
    }
}
