namespace FlowKafka.Geometry;

/// <summary>Integer coordinates for which 127 bits hold every determinant.</summary>
internal sealed class NarrowLattice : ICoordinates<Int128>
{
    private readonly long[] rows;
    private readonly int[] axes;
    private readonly int[] units;
    private readonly int stride;

    public NarrowLattice(double[] points, int[] units)
    {
        stride = units.Length;
        this.units = units;
        axes = [.. Enumerable.Range(0, stride)];
        rows = new long[points.Length];
        for (int at = 0; at < points.Length; at++)
        {
            rows[at] = (long)Math.ScaleB(points[at], -units[at % stride]);
        }
    }

    private NarrowLattice(NarrowLattice whole, int[] axes) =>
        (rows, this.axes, units, stride) = (whole.rows, axes, whole.units, whole.stride);

    public int UnitExponent(int axis) => units[axes[axis]];

    public Int128 Difference(int point, int origin, int axis) =>
        rows[(point * stride) + axes[axis]] - rows[(origin * stride) + axes[axis]];

    public (double Mantissa, int Exponent) Real(Int128 value) => Lattice.Real(value);

    public ICoordinates<Int128> On(int[] axes) => new NarrowLattice(this, axes);
}
