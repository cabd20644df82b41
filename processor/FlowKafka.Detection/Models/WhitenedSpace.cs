using System.Collections.Immutable;
using FlowKafka.Detection.Profiles;
using MathNet.Numerics.LinearAlgebra;

namespace FlowKafka.Detection.Models;

/// <summary>
/// Another space turned to the principal axes of the points that it was fitted on and scaled to their spread: those
/// points have mean 0, variance 1 and no correlation. A convex hull in all dimensions is indifferent to it; hulls of
/// pairs of axes, concave hulls and clusters are not.
/// </summary>
public sealed class WhitenedSpace : FeatureSpace
{
    // An axis along which points spread by less than this part of the widest is scaled as if they spread by so much.
    private const double LeastSpread = 1e-6;

    private readonly FeatureSpace _basis;
    private readonly double[] _mean;
    private readonly double[] _rows;

    private WhitenedSpace(FeatureSpace basis, double[] mean, double[] rows)
    {
        (_basis, _mean, _rows) = (basis, mean, rows);
        Features = [.. Enumerable.Range(1, mean.Length).Select(axis => $"principal axis {axis} of {basis.Name}")];
    }

    /// <inheritdoc/>
    public override string Name => $"whitened-{_basis.Name}";

    /// <inheritdoc/>
    public override ImmutableArray<string> Features { get; }

    /// <summary>Fits the space to points: principal axes by their eigenvalues, the widest first.</summary>
    /// <param name="basis">The space that is whitened.</param>
    /// <param name="points">At least one point. Points without any spread leave the axes as they are.</param>
    /// <exception cref="ArgumentException">There is no point.</exception>
    public static WhitenedSpace Fit(FeatureSpace basis, IReadOnlyList<OrientedPoint> points)
    {
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentNullException.ThrowIfNull(points);
        if (points.Count == 0)
            throw new ArgumentException("There is no point to fit the space to.", nameof(points));
        var d = basis.Dimension;
        var cloud = Matrix<double>.Build.Dense(points.Count, d);
        Span<double> mapped = stackalloc double[MostDimensions];
        for (var i = 0; i < points.Count; i++)
        {
            basis.Map(points[i], mapped);
            for (var axis = 0; axis < d; axis++)
                cloud[i, axis] = mapped[axis];
        }

        var mean = cloud.ColumnSums() / points.Count;
        for (var i = 0; i < points.Count; i++)
            cloud.SetRow(i, cloud.Row(i) - mean);
        var eigen = (cloud.TransposeThisAndMultiply(cloud) / points.Count).Evd(Symmetricity.Symmetric);
        var widest = Math.Sqrt(Math.Max(0, eigen.EigenValues[d - 1].Real));
        var rows = new double[d * d];
        for (var axis = 0; axis < d; axis++)
        {
            var direction = eigen.EigenVectors.Column(d - 1 - axis);
            var spread = Math.Max(Math.Sqrt(Math.Max(0, eigen.EigenValues[d - 1 - axis].Real)), LeastSpread * widest);
            // An eigenvector's sign means nothing: the greatest part is made positive.
            var scale = (direction[direction.AbsoluteMaximumIndex()] < 0 ? -1 : 1) / (spread > 0 ? spread : 1);
            for (var of = 0; of < d; of++)
                rows[(axis * d) + of] = direction[of] * scale;
        }

        return new(basis, [.. mean], rows);
    }

    /// <inheritdoc/>
    public override void Map(in OrientedPoint point, Span<double> coordinates)
    {
        Span<double> mapped = stackalloc double[MostDimensions];
        _basis.Map(point, mapped);
        var d = _mean.Length;
        for (var axis = 0; axis < d; axis++)
        {
            var sum = 0.0;
            for (var of = 0; of < d; of++)
                sum += _rows[(axis * d) + of] * (mapped[of] - _mean[of]);
            coordinates[axis] = sum;
        }
    }
}
