using System.Numerics;

namespace FlowKafka.Geometry;

/// <summary>A cloud's coordinates as integers, which the doubles of an axis always are in the unit of their lowest bit.</summary>
internal static class Lattice
{
    /// <summary>Whether every determinant that a hull asks for fits into 127 bits.</summary>
    public static bool FitsInt128(double[] points, int dimension, int[] units)
    {
        int bits = 0;
        for (int axis = 0; axis < dimension; axis++)
        {
            double least = points[axis];
            double greatest = points[axis];
            for (int at = axis; at < points.Length; at += dimension)
            {
                least = Math.Min(least, points[at]);
                greatest = Math.Max(greatest, points[at]);
            }

            double magnitude = Math.Max(Math.Abs(least), Math.Abs(greatest));
            if (magnitude != 0 && Math.ILogB(magnitude) - units[axis] > 60)
            {
                return false;
            }

            // One bit more than the logarithm says, and one for the rounding of the difference.
            bits += greatest == least ? 0 : Math.ILogB(greatest - least) - units[axis] + 2;
        }

        // 9! < 2^19 products make the largest sum, the volume's.
        return bits + 19 <= 126;
    }

    /// <summary>The exponents of the axes' lowest bits.</summary>
    public static int[] Units(double[] points, int dimension)
    {
        int[] units = new int[dimension];
        Array.Fill(units, int.MaxValue);
        for (int at = 0; at < points.Length; at++)
        {
            if (points[at] != 0)
            {
                units[at % dimension] = Math.Min(units[at % dimension], Dyadic.LowestBit(points[at]));
            }
        }

        for (int axis = 0; axis < dimension; axis++)
        {
            units[axis] = units[axis] == int.MaxValue ? 0 : units[axis];
        }

        return units;
    }

    /// <summary>An integer as mantissa (62 bits, then rounded) and exponent.</summary>
    public static (double Mantissa, int Exponent) Real<T>(T value)
        where T : IBinaryInteger<T>
    {
        T size = T.Abs(value);
        int shift = Math.Max(0, size.GetShortestBitLength() - 62);
        double mantissa = long.CreateTruncating(size >> shift);
        return (T.IsNegative(value) ? -mantissa : mantissa, shift);
    }
}
