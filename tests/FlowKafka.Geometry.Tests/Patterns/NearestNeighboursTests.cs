using FlowKafka.Geometry.Patterns;
using FsCheck;
using FsCheck.Fluent;

namespace FlowKafka.Geometry.Tests.Patterns;

public class NearestNeighboursTests
{
    /// <summary>2 to 40 points in 1 to 5 dimensions, of whole numbers, so that squares are exact.</summary>
    private static Gen<(double[] Points, int Dimension)> AnyCloud =>
        from dimension in Gen.Choose(1, 5)
        from count in Gen.Choose(2, 40)
        from size in Gen.Elements(1, 5, 1000)
        from numbers in Gen.ArrayOf(Gen.Choose(-size, size), count * dimension)
        select (numbers.Select(number => (double)number).ToArray(), dimension);

    [Fact]
    public void Distances_FourPointsOfThePlane_AreInOrderOfTheFirstCoordinate() =>
        Assert.Equal([1.0, 1, 5, 10], Measured([3, 4, 0, 0, 13, 4, -1, 0], 2));

    [Fact]
    public void Distances_OfARepeatedPoint_AreZero() => Assert.Equal([0.0, 0, 1], Measured([1, 1, 1, 1, 2, 1], 2));

    [Fact]
    public void Distances_OnALine_AreToTheNearerSide() => Assert.Equal([1.0, 1, 4, 5], Measured([0, 10, 5, 1], 1));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Distances_OfFewerThanTwoPoints_AreRefused(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NearestNeighbours.Distances(new double[count], 1, new double[count]));

    [Fact]
    public void Distances_RowsCutShort_AreRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NearestNeighbours.Distances(new double[5], 2, new double[2]));

    [Fact]
    public void Distances_OfAnyCloud_AreThoseOfBruteForce() =>
        Prop.ForAll(AnyCloud.ToArbitrary(), cloud =>
        {
            double[][] points = [.. cloud.Points.Chunk(cloud.Dimension)];
            double[] brute = [.. points.Select((one, i) => points.Where((_, j) => j != i).Min(other => Math.Sqrt(one.Zip(other).Sum(c => (c.First - c.Second) * (c.First - c.Second)))))];
            return Measured(cloud.Points, cloud.Dimension).Order().SequenceEqual(brute.Order());
        }).Check(Laws.Of(300));

    private static double[] Measured(double[] points, int dimension)
    {
        double[] distances = new double[points.Length / dimension];
        NearestNeighbours.Distances(points, dimension, distances);
        return distances;
    }
}
