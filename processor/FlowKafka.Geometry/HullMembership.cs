using System.Runtime.Intrinsics;

namespace FlowKafka.Geometry;

/// <summary>Answers, for point after point, whether it lies in a hull. Immutable: many threads may ask.</summary>
/// <remarks>
/// <para>A point counts as inside when it violates no half-space by more than <see cref="Tolerance"/> times
/// <c>|offset| + Σ|x|</c>, where x is the point or, with a bounding box, the box's greatest magnitude on each axis. That is above
/// the rounding of the half-spaces and of the test itself: every point that a hull was made of is inside it.</para>
/// <para>The box is asked first. A hull of many half-spaces then has cells that know whether they are in the hull or outside, or
/// which half-spaces cut them, and only these are asked. Other hulls ask all, first those that reject most. The cells change no
/// answer, and are made by the constructor: some 20 ms and 1 MB for 1,000 half-spaces in four dimensions.</para>
/// </remarks>
public sealed class HullMembership : IRegion
{
    /// <summary>The relative tolerance of the test: 2⁻⁴⁹.</summary>
    public const double Tolerance = 1.0 / (1L << 49);

    private const int FewestForCells = 32;

    private readonly HalfSpace[] _halfSpaces;
    private readonly double[]? _low;
    private readonly double[] _high = [];
    private readonly HullCells? _cells;
    private readonly HalfSpaceBlocks _blocks;
    private readonly double _boxSlack;

    /// <summary>Prepares the test.</summary>
    /// <param name="halfSpaces">The half-spaces whose intersection the hull is, with unit normals.</param>
    /// <param name="dimension">Coordinates of a point; at least 1.</param>
    /// <param name="boundingBox">A box around the hull, asked first; null to go without.</param>
    /// <param name="sample">Points, row by row, like those that will be asked: half-spaces that reject many of them are asked first.
    /// Without any, points spread over the box.</param>
    /// <param name="corners">The hull's vertices, row by row, if they are known: cells are laid along their principal axes, which a
    /// thin hull needs. They change no answer.</param>
    /// <exception cref="ArgumentException">A half-space, the box or the sample has another dimension, or a half-space has a number
    /// that is not finite.</exception>
    public HullMembership(
        IReadOnlyList<HalfSpace> halfSpaces,
        int dimension,
        BoundingBox? boundingBox = null,
        ReadOnlySpan<double> sample = default,
        ReadOnlySpan<double> corners = default)
    {
        ArgumentNullException.ThrowIfNull(halfSpaces);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dimension);
        Dimension = dimension;
        _halfSpaces = [.. halfSpaces];
        for (int at = 0; at < _halfSpaces.Length; at++)
        {
            if (_halfSpaces[at].Normal.Length != dimension)
            {
                throw new ArgumentException(
                    $"Half-space {at} has {_halfSpaces[at].Normal.Length} components instead of {dimension}.", nameof(halfSpaces));
            }

            if (!double.IsFinite(_halfSpaces[at].Offset) || _halfSpaces[at].Normal.Span.ContainsAnyExceptInRange(double.MinValue, double.MaxValue))
            {
                throw new ArgumentException($"Half-space {at} has a number that is not finite.", nameof(halfSpaces));
            }
        }

        if (boundingBox is not null && (boundingBox.Minimum.Length != dimension || boundingBox.Maximum.Length != dimension))
        {
            throw new ArgumentException($"The box has {boundingBox.Minimum.Length} axes instead of {dimension}.", nameof(boundingBox));
        }

        if (sample.Length % dimension != 0)
        {
            throw new ArgumentException($"{sample.Length} coordinates are not points of {dimension}.", nameof(sample));
        }

        if (corners.Length % dimension != 0)
        {
            throw new ArgumentException($"{corners.Length} coordinates are not points of {dimension}.", nameof(corners));
        }

        if (boundingBox is not null)
        {
            _low = boundingBox.Minimum.ToArray();
            _high = boundingBox.Maximum.ToArray();
            for (int axis = 0; axis < dimension; axis++)
            {
                _boxSlack += Tolerance * Math.Max(Math.Abs(_low[axis]), Math.Abs(_high[axis]));
            }
        }

        ReadOnlySpan<double> points = sample.IsEmpty && boundingBox is not null ? RejectionOrder.Sample(boundingBox) : sample;
        int[] order = RejectionOrder.Of(_halfSpaces, points, dimension, HalfSpaceBlocks.Width);
        if (boundingBox is not null && order.Length >= FewestForCells && CellGrid.Of(boundingBox, corners, 2) is { } grid)
        {
            BlockOrder.Sort(order, _halfSpaces, grid);
        }

        _blocks = new HalfSpaceBlocks(_halfSpaces, order, dimension, Tolerance);
        _cells = boundingBox is null || order.Length < FewestForCells
            ? null
            : HullCellsBuilder.Of(_halfSpaces, order, _blocks, boundingBox, corners, _boxSlack);
    }

    /// <summary>Coordinates of a point.</summary>
    public int Dimension { get; }

    /// <summary>Whether <paramref name="point"/> is in the hull, its boundary included.</summary>
    /// <param name="point">One point; a coordinate that is not finite is outside.</param>
    /// <exception cref="ArgumentException">The point has another number of coordinates.</exception>
    public bool Contains(ReadOnlySpan<double> point)
    {
        if (point.Length != Dimension)
        {
            throw new ArgumentException($"The point has {point.Length} coordinates instead of {Dimension}.", nameof(point));
        }

        if (!TrySlack(point, out double slack))
        {
            return false;
        }

        return (_cells is null ? HullCells.Unknown : _cells.Find(point)) switch
        {
            HullCells.Inside => true,
            HullCells.Outside => false,
            HullCells.Unknown => !_blocks.Reject(point, slack, 0, _blocks.Count),
            int list => !_blocks.Reject(point, slack, _cells!.Blocks(list)),
        };
    }

    /// <summary>Answers for many points; the answers are those of <see cref="Contains(ReadOnlySpan{double})"/>.</summary>
    /// <param name="points">Points, row by row.</param>
    /// <param name="inside">Receives one answer a point.</param>
    /// <returns>How many points are inside.</returns>
    /// <exception cref="ArgumentException">A row is cut short, or there is no room for the answers.</exception>
    public int Contains(ReadOnlySpan<double> points, Span<bool> inside)
    {
        int count = points.Length / Dimension;
        if (count * Dimension != points.Length || inside.Length < count)
        {
            throw new ArgumentException($"{points.Length} coordinates of dimension {Dimension} do not fit {inside.Length} answers.", nameof(points));
        }

        if (_cells is not null)
        {
            int found = 0;
            for (int at = 0; at < count; at++)
            {
                inside[at] = Contains(points.Slice(at * Dimension, Dimension));
                found += inside[at] ? 1 : 0;
            }

            return found;
        }

        HullBatch batch = new(stackalloc double[4 * Dimension], stackalloc double[4], stackalloc int[4]);
        int first = Math.Min(1, _blocks.Count);
        for (int at = 0; at < count; at++)
        {
            ReadOnlySpan<double> point = points.Slice(at * Dimension, Dimension);
            inside[at] = false;
            if (TrySlack(point, out double slack)
                && !_blocks.Reject(point, slack, 0, first)
                && batch.Add(at, point, slack))
            {
                batch.Finish(_blocks, first, inside);
            }
        }

        batch.Finish(_blocks, first, inside);
        return inside[..count].Count(true);
    }

    // False if the point is not in the box, or not finite.
    private bool TrySlack(ReadOnlySpan<double> point, out double slack)
    {
        slack = _boxSlack;
        if (_low is not null)
        {
            return IsInBox(point, _low, _high);
        }

        foreach (double x in point)
        {
            slack += Tolerance * Math.Abs(x);
        }

        return double.IsFinite(slack);
    }

    private static bool IsInBox(ReadOnlySpan<double> point, double[] low, double[] high)
    {
        if (point.Length == 4)
        {
            Vector256<double> x = Vector256.Create(point);
            return Vector256.GreaterThanOrEqualAll(x, Vector256.Create(low)) && Vector256.LessThanOrEqualAll(x, Vector256.Create(high));
        }

        for (int axis = 0; axis < point.Length; axis++)
        {
            if (!(point[axis] >= low[axis] && point[axis] <= high[axis]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How far inside <paramref name="point"/> is: the least distance to a half-space's boundary, negative outside.</summary>
    /// <param name="point">One point of finite coordinates.</param>
    public double Depth(ReadOnlySpan<double> point)
    {
        double depth = double.PositiveInfinity;
        foreach (HalfSpace halfSpace in _halfSpaces)
        {
            depth = Math.Min(depth, halfSpace.Depth(point));
        }

        return depth;
    }

    /// <summary>The half-space that <see cref="Depth"/> speaks of: the one violated most or, inside, the nearest.</summary>
    /// <param name="point">One point of finite coordinates.</param>
    /// <returns>Its index in the list that the constructor was given; the lowest if several tie.</returns>
    public int MostViolated(ReadOnlySpan<double> point)
    {
        int most = 0;
        for (int at = 1; at < _halfSpaces.Length; at++)
        {
            most = _halfSpaces[at].Depth(point) < _halfSpaces[most].Depth(point) ? at : most;
        }

        return most;
    }
}
