namespace FlowKafka.Geometry;

/// <summary>Integer coordinates for which 127 bits hold every determinant.</summary>
internal sealed class NarrowLattice : ICoordinates<Int128>
{
    private readonly long[] _rows;
    private readonly int[] _axes;
    private readonly int[] _units;
    private readonly int _stride;

    public NarrowLattice(double[] points, int[] units)
    {
        _stride = units.Length;
        _units = units;
        _axes = [.. Enumerable.Range(0, _stride)];
        _rows = new long[points.Length];
        for (int at = 0; at < points.Length; at++)
        {
            _rows[at] = (long)Math.ScaleB(points[at], -units[at % _stride]);
        }
    }

    private NarrowLattice(NarrowLattice whole, int[] axes) =>
        (_rows, _axes, _units, _stride) = (whole._rows, axes, whole._units, whole._stride);

    public int UnitExponent(int axis) => _units[_axes[axis]];

    public Int128 Difference(int point, int origin, int axis) =>
        _rows[(point * _stride) + _axes[axis]] - _rows[(origin * _stride) + _axes[axis]];

    public (double Mantissa, int Exponent) Real(Int128 value) => Lattice.Real(value);

    public ICoordinates<Int128> On(int[] axes) => new NarrowLattice(this, axes);
}
