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
    // Far above rounding, far below any resolution.
    private const double LeastReach = 1e-6;

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
        var box = Grown(BoundingBox.Of(corners, centroid.Length), Reach(corners)).ScaledAbout(centroid, 1 + margin);
        for (var i = 0; i < corners.Length; i++)
            corners[i] += margin * (corners[i] - centroid[i % centroid.Length]);
        return new(scaled, centroid.Length, box, default, corners);
    }

    /// <summary>How far, along each axis, the half-spaces of a rounded hull reach beyond its vertices; 0 when only the last bits differ.</summary>
    internal double Reach() => Reach([.. Vertices.SelectMany(static vertex => vertex)]);

    private double Reach(ReadOnlySpan<double> corners)
    {
        var reach = 0.0;
        foreach (var halfSpace in HalfSpaces)
        {
            var normal = halfSpace.Normal.Span;
            var (furthest, sum) = (double.NegativeInfinity, 0.0);
            foreach (var component in normal)
                sum += Math.Abs(component);
            for (var at = 0; at < corners.Length; at += normal.Length)
            {
                var product = 0.0;
                for (var axis = 0; axis < normal.Length; axis++)
                    product += normal[axis] * corners[at + axis];
                furthest = Math.Max(furthest, product);
            }

            var beyond = halfSpace.Offset - furthest;
            if (beyond > LeastReach * Math.Max(1, Math.Abs(halfSpace.Offset)))
                reach = Math.Max(reach, beyond / sum);
        }

        return reach;
    }

    private static BoundingBox Grown(BoundingBox box, double reach) => reach == 0 ? box : new(
        box.Minimum.ToArray().Select(low => low - reach).ToArray(), box.Maximum.ToArray().Select(high => high + reach).ToArray());
}
