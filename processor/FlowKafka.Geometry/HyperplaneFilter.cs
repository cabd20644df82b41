namespace FlowKafka.Geometry;

/// <summary>Hyperplanes in doubles, with a proven bound of what rounding can do to a test against them.</summary>
internal sealed class HyperplaneFilter
{
    private readonly ScaledCloud cloud;
    private readonly int dimension;
    private readonly double factor;
    private readonly double[] extents;
    private readonly double[] row;
    private double[] minors;
    private double[] nextMinors;
    private double[] sizes;
    private double[] nextSizes;

    public HyperplaneFilter(ScaledCloud cloud)
    {
        this.cloud = cloud;
        dimension = cloud.Dimension;
        row = new double[dimension];
        minors = new double[1 << dimension];
        nextMinors = new double[1 << dimension];
        sizes = new double[1 << dimension];
        nextSizes = new double[1 << dimension];

        // Roundings on the way to a term of the last sum: a difference in each row, a product and at most k additions for
        // each minor of k rows; twice over for the bound's own rounding. Unit roundoff is 2^-53.
        factor = ((dimension * (dimension + 3)) + (4 * dimension) + 8) * Math.ScaleB(1, -53);
        extents = new double[dimension];
        BoundingBox box = BoundingBox.Of(cloud.Rows, dimension);
        for (int axis = 0; axis < dimension; axis++)
        {
            extents[axis] = Math.BitIncrement(box.Maximum.Span[axis] - box.Minimum.Span[axis]);
        }
    }

    /// <summary>The normal of the hyperplane through the vertices; det(v₁ − v₀, …, x − v₀) = normal · (x − v₀).</summary>
    /// <returns>The greatest error of <see cref="Above"/> for any point of the cloud.</returns>
    public double Solve(ReadOnlySpan<int> vertices, Span<double> normal)
    {
        double[] rows = cloud.Rows;
        int origin = vertices[0] * dimension;
        int full = (1 << dimension) - 1;
        minors[0] = sizes[0] = 1;
        for (int grade = 1; grade < dimension; grade++)
        {
            int corner = vertices[grade] * dimension;
            for (int axis = 0; axis < dimension; axis++)
            {
                row[axis] = rows[corner + axis] - rows[origin + axis];
            }

            Append(grade);
        }

        double bound = 0;
        for (int axis = 0; axis < dimension; axis++)
        {
            double minor = minors[full ^ (1 << axis)];
            normal[axis] = ExteriorTerms.IsNegative(full, axis) ? -minor : minor;
            bound += sizes[full ^ (1 << axis)] * extents[axis];
        }

        // The last term stands for products that underflow.
        return (bound * factor) + 1e-300;
    }

    /// <summary>The rounded value of normal · (x − v₀).</summary>
    public double Above(ReadOnlySpan<double> normal, int origin, int point)
    {
        ReadOnlySpan<double> x = cloud.Rows.AsSpan(point * dimension, dimension);
        ReadOnlySpan<double> o = cloud.Rows.AsSpan(origin * dimension, dimension);
        double sum = 0;
        for (int axis = 0; axis < normal.Length; axis++)
        {
            sum += normal[axis] * (x[axis] - o[axis]);
        }

        return sum;
    }

    private void Append(int grade)
    {
        ReadOnlySpan<ExteriorTerms.Term> terms = ExteriorTerms.For(dimension).OfGrade(grade);
        foreach (ExteriorTerms.Term term in terms)
        {
            nextMinors[term.Target] = nextSizes[term.Target] = 0;
        }

        foreach (ExteriorTerms.Term term in terms)
        {
            double product = minors[term.Source] * row[term.Axis];
            nextMinors[term.Target] += term.Negative ? -product : product;
            nextSizes[term.Target] += sizes[term.Source] * Math.Abs(row[term.Axis]);
        }

        (minors, nextMinors) = (nextMinors, minors);
        (sizes, nextSizes) = (nextSizes, sizes);
    }
}
