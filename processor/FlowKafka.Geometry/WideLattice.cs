using System.Numerics;

namespace FlowKafka.Geometry;

/// <summary>Integer coordinates of any length, made when they are asked for.</summary>
internal sealed class WideLattice(double[] points, int[] units, int[] columns) : ICoordinates<BigInteger>
{
    public int UnitExponent(int axis) => units[columns[axis]];

    public BigInteger Difference(int point, int origin, int axis)
    {
        int column = columns[axis];
        return Dyadic.Integer(points[(point * units.Length) + column], units[column])
            - Dyadic.Integer(points[(origin * units.Length) + column], units[column]);
    }

    public (double Mantissa, int Exponent) Real(BigInteger value) => Lattice.Real(value);

    public ICoordinates<BigInteger> On(int[] axes) => new WideLattice(points, units, axes);
}
