using System.Collections.Immutable;
using FlowKafka.Geometry;

namespace FlowKafka.Detection.Models;

/// <summary>Reads a hull of a model file, and holds it to its own vertices.</summary>
internal static class HullReader
{
    public static ModelHull Read(ModelElement element, int dimension)
    {
        element.Only("affineDimension", "tolerance", "centroid", "vertices", "halfSpaces");
        var affineDimension = element["affineDimension"].Whole(0);
        if (affineDimension > dimension)
            throw element["affineDimension"].Wrong($"is {affineDimension}, and the space has {dimension}");
        var tolerance = element["tolerance"].Number();
        if (tolerance != HullMembership.Tolerance)
            throw element["tolerance"].Wrong($"is not the one that this program tests with: train the model again");
        ImmutableArray<ImmutableArray<double>> vertices = [.. element["vertices"].Items().Select(row => row.Numbers(dimension).ToImmutableArray())];
        if (vertices.Length <= affineDimension)
            throw element["vertices"].Wrong($"has {vertices.Length} rows, too few for {affineDimension} dimensions");
        ImmutableArray<HalfSpace> halfSpaces = [.. element["halfSpaces"].Items().Select(row => ReadHalfSpace(row, dimension))];
        if (halfSpaces.Length <= dimension)
            throw element["halfSpaces"].Wrong($"has {halfSpaces.Length} rows, too few to bound {dimension} dimensions");
        var hull = new ModelHull(affineDimension, tolerance, vertices, halfSpaces, [.. element["centroid"].Numbers(dimension)]);
        for (var i = 0; i < vertices.Length; i++)
        {
            if (!Contains(halfSpaces, vertices[i].AsSpan()))
                throw element["halfSpaces"].Wrong($"leaves out vertex {i} of its own hull: train the model again");
        }

        return hull;
    }

    private static bool Contains(ImmutableArray<HalfSpace> halfSpaces, ReadOnlySpan<double> point)
    {
        var sum = 0.0;
        foreach (var coordinate in point)
            sum += Math.Abs(coordinate);
        foreach (var halfSpace in halfSpaces)
        {
            if (halfSpace.Depth(point) < -HullMembership.Tolerance * (Math.Abs(halfSpace.Offset) + sum))
                return false;
        }

        return true;
    }

    private static HalfSpace ReadHalfSpace(ModelElement row, int dimension)
    {
        var numbers = row.Numbers(dimension + 1);
        var squares = 0.0;
        foreach (var component in numbers.AsSpan(0, dimension))
            squares += component * component;
        return Math.Abs(squares - 1) < 1e-9
            ? new(numbers.AsMemory(0, dimension), numbers[dimension])
            : throw row.Wrong("has a normal that is not of unit length");
    }
}
