using System.Collections.Immutable;
using FlowKafka.Geometry;

namespace FlowKafka.Detection.Models;

/// <summary>One convex hull of a model, in the model's feature space, without the model's margin.</summary>
/// <param name="AffineDimension">The dimension of the flat that holds the vertices; less than the space's for a flat cloud.</param>
/// <param name="Tolerance">The relative tolerance of the membership test, <see cref="HullMembership.Tolerance"/>.</param>
/// <param name="Vertices">The extreme points, each with as many numbers as the space has features.</param>
/// <param name="HalfSpaces">The half-spaces <c>a·x ≤ b</c> whose intersection the hull is, with unit normals.</param>
/// <param name="Centroid">The point about which a margin scales the hull.</param>
public sealed record ModelHull(
    int AffineDimension,
    double Tolerance,
    ImmutableArray<ImmutableArray<double>> Vertices,
    ImmutableArray<HalfSpace> HalfSpaces,
    ImmutableArray<double> Centroid)
{
    /// <summary>Takes over a hull that was computed.</summary>
    public static ModelHull Of(ConvexHull hull)
    {
        ArgumentNullException.ThrowIfNull(hull);
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<double>>(hull.VertexCount);
        for (var row = 0; row < hull.VertexCount; row++)
            rows.Add([.. hull.Vertices.Span.Slice(row * hull.Dimension, hull.Dimension)]);
        return new(hull.AffineDimension, HullMembership.Tolerance, rows.MoveToImmutable(), [.. hull.HalfSpaces], [.. hull.Centroid.Span]);
    }

    internal HullMembership ToMembership(double margin)
    {
        var centroid = Centroid.AsSpan();
        var scaled = new HalfSpace[HalfSpaces.Length];
        for (var i = 0; i < scaled.Length; i++)
            scaled[i] = HalfSpaces[i].ScaledAbout(centroid, 1 + margin);
        double[] corners = [.. Vertices.SelectMany(vertex => vertex)];
        var box = BoundingBox.Of(corners, centroid.Length).ScaledAbout(centroid, 1 + margin);
        for (var i = 0; i < corners.Length; i++)
            corners[i] += margin * (corners[i] - centroid[i % centroid.Length]);
        return new(scaled, centroid.Length, box, default, corners);
    }
}
