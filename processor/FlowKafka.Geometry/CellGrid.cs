namespace FlowKafka.Geometry;

/// <summary>The shape of a grid of cells that is laid along a hull's own axes, so that a thin hull is wide in it, too.</summary>
/// <remarks>A point x is at <c>Turn (x − Center) + Shift</c>, in cells; Turn whitens the hull's corners, which Cholesky's
/// factor of their covariance does.</remarks>
internal sealed class CellGrid
{
    /// <summary>The share of the corners' extent that the grid goes beyond them, on each side.</summary>
    private const double Border = 0.05;

    private const double Roundoff = 1.0 / (1L << 52);

    private CellGrid(double[] center, double[,] turn, double[,] back, double[] shift, int[] sides, double[] reach)
    {
        Center = center;
        Turn = turn;
        Back = back;
        Shift = shift;
        Sides = sides;
        Strides = new int[sides.Length];
        Count = 1;
        for (int axis = 0; axis < sides.Length; axis++)
        {
            Strides[axis] = Count;
            Count *= sides[axis];
        }

        Blur = new double[sides.Length];
        Doubt = new double[sides.Length];
        BoundRounding(reach);
    }

    /// <summary>The point that places are measured from.</summary>
    public double[] Center { get; }

    /// <summary>From coordinates to cells; lower triangular.</summary>
    public double[,] Turn { get; }

    /// <summary>From cells to coordinates; lower triangular.</summary>
    public double[,] Back { get; }

    /// <summary>The centre's place, in cells.</summary>
    public double[] Shift { get; }

    /// <summary>Cells on each axis.</summary>
    public int[] Sides { get; }

    /// <summary>How many cells apart neighbours on each axis are.</summary>
    public int[] Strides { get; }

    /// <summary>How many cells there are.</summary>
    public int Count { get; }

    /// <summary>How far beyond a cell, in cells, a point may be that rounding puts into it.</summary>
    public double[] Blur { get; }

    /// <summary>How far off, on each axis, a point may be that is computed back from its place.</summary>
    public double[] Doubt { get; }

    /// <summary>Lays a grid, or gives null where its numbers would leave the range of doubles or be mostly rounding.</summary>
    /// <param name="box">The box that points are in when they are asked about.</param>
    /// <param name="corners">The hull's corners, row by row; without any the grid is the box's.</param>
    /// <param name="side">Cells on an axis, at least 1.</param>
    public static CellGrid? Of(BoundingBox box, ReadOnlySpan<double> corners, int side)
    {
        int dimension = box.Minimum.Length;
        double[] center = new double[dimension];
        double[] reach = new double[dimension];
        for (int axis = 0; axis < dimension; axis++)
        {
            double low = box.Minimum.Span[axis] / 2;
            double high = box.Maximum.Span[axis] / 2;
            center[axis] = low + high;
            reach[axis] = high - low > 0 ? high - low : Math.Max(Math.Abs(low), 1);
        }

        Whitening frame = new(corners, center, reach);
        ReadOnlySpan<double> inside = corners.IsEmpty ? [.. box.Minimum.Span, .. box.Maximum.Span] : corners;
        double[] shift = new double[dimension];
        int[] sides = new int[dimension];
        for (int axis = 0; axis < dimension; axis++)
        {
            (double low, double high) = frame.Extent(inside, axis);
            double border = Border * (high - low);
            sides[axis] = high > low ? side : 1;
            double scale = high > low ? side / (high - low + (2 * border)) : 0.25;
            frame.Scale(axis, scale);
            shift[axis] = high > low ? (border - low) * scale : 0.5 - (low * scale);
        }

        CellGrid grid = new(center, frame.Turn, frame.Back, shift, sides, reach);
        return Array.TrueForAll(grid.Blur, blur => blur < 0.01) && Array.TrueForAll(grid.Doubt, double.IsFinite) ? grid : null;
    }

    /// <summary>A half-space's normal as the grid has it: what a step of a cell on each axis adds to the product.</summary>
    public void TurnNormal(ReadOnlySpan<double> normal, Span<double> turned)
    {
        for (int axis = 0; axis < turned.Length; axis++)
        {
            turned[axis] = 0;
            for (int row = axis; row < turned.Length; row++)
            {
                turned[axis] += Back[row, axis] * normal[row];
            }
        }
    }

    // Of z = T (x - c) + s the error is at most (d + 3) roundings of the sum of all sizes; B T differs from 1 by what is
    // computed here and its own rounding. Both hold for fused and for separate additions. Everything twice over.
    private void BoundRounding(double[] reach)
    {
        int dimension = reach.Length;
        double rounding = 2 * (dimension + 3) * Roundoff;
        for (int row = 0; row < dimension; row++)
        {
            double size = Math.Abs(Shift[row]) + Sides[row];
            for (int column = 0; column <= row; column++)
            {
                size += Math.Abs(Turn[row, column]) * reach[column];
            }

            Blur[row] = 1e-9 + (rounding * size);
            for (int column = 0; column <= row; column++)
            {
                double product = row == column ? -1 : 0;
                double sizes = 1;
                for (int inner = column; inner <= row; inner++)
                {
                    product += Back[row, inner] * Turn[inner, column];
                    sizes += Math.Abs(Back[row, inner] * Turn[inner, column]);
                }

                Doubt[row] += 2 * (Math.Abs(product) + (rounding * sizes)) * reach[column];
            }

            for (int inner = 0; inner <= row; inner++)
            {
                Doubt[row] += rounding * Math.Abs(Back[row, inner]) * (Math.Abs(Shift[inner]) + Sides[inner] + 2);
            }
        }
    }
}
