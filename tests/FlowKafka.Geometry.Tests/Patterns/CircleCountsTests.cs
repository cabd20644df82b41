using FlowKafka.Geometry.Patterns;

namespace FlowKafka.Geometry.Tests.Patterns;

public class CircleCountsTests
{
    // Distances from (1, 1): 0, 1, 5 and just over 5.
    [Fact]
    public void Count_FourPoints_IncludesTheBorderAndTheSmallerCircles()
    {
        int[] counts = [9, 9, 9, 9];

        CircleCounts.Count([1, 2, 4, 4], [1, 1, 5, 5.001], (1, 1), [0.5, 1, 5, 6], counts);

        Assert.Equal([1, 2, 3, 4], counts);
    }

    [Fact]
    public void Count_NoPoints_IsNone()
    {
        int[] counts = [9];

        CircleCounts.Count([], [], (0, 0), [1], counts);

        Assert.Equal([0], counts);
    }
}
