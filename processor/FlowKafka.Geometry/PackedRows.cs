using System.Numerics;

namespace FlowKafka.Geometry;

/// <summary>Sorts points of integers of which each fits into one 64-bit key, as flow logs' counts do: by radix, without comparing.</summary>
internal static class PackedRows
{
    private const int DigitBits = 11;
    private const double LargestInteger = 1L << 53;

    /// <summary>The distinct points in lexicographic order, or null where a coordinate is no integer or a point has more than 64 bits.</summary>
    /// <param name="rows">Finite coordinates, row by row; at least one point.</param>
    /// <param name="dimension">Coordinates of a point.</param>
    public static double[]? SortedDistinct(double[] rows, int dimension)
    {
        if (dimension > 8 || !TryLayOut(rows, dimension, out double[] least, out int[] bits))
        {
            return null;
        }

        ulong[] keys = new ulong[rows.Length / dimension];
        for (int point = 0, at = 0; point < keys.Length; point++)
        {
            ulong key = 0;
            for (int axis = 0; axis < dimension; axis++, at++)
            {
                key = (key << bits[axis]) | (ulong)(rows[at] - least[axis]);
            }

            keys[point] = key;
        }

        return Unpack(Distinct(Sort(keys, bits.Sum())), least, bits);
    }

    private static bool TryLayOut(double[] rows, int dimension, out double[] least, out int[] bits)
    {
        least = rows[..dimension];
        bits = new int[dimension];
        double[] greatest = rows[..dimension];
        for (int at = 0; at < rows.Length;)
        {
            for (int axis = 0; axis < dimension; axis++, at++)
            {
                double x = rows[at];
                if (x != Math.Truncate(x))
                {
                    return false;
                }

                least[axis] = x < least[axis] ? x : least[axis];
                greatest[axis] = x > greatest[axis] ? x : greatest[axis];
            }
        }

        for (int axis = 0; axis < dimension; axis++)
        {
            if (least[axis] < -LargestInteger || greatest[axis] > LargestInteger)
            {
                return false;
            }

            bits[axis] = 64 - BitOperations.LeadingZeroCount((ulong)(greatest[axis] - least[axis]));
        }

        // A shift by 64 would be one by 0.
        return bits.Sum() <= 64 && bits.Max() < 64;
    }

    // From the lowest digit up; each pass keeps the order of the ones before.
    private static ulong[] Sort(ulong[] keys, int bits)
    {
        ulong[] other = new ulong[keys.Length];
        Span<int> places = stackalloc int[1 << DigitBits];
        for (int shift = 0; shift < bits; shift += DigitBits)
        {
            places.Clear();
            foreach (ulong key in keys)
            {
                places[Digit(key, shift)]++;
            }

            int place = 0;
            foreach (ref int count in places)
            {
                (count, place) = (place, place + count);
            }

            foreach (ulong key in keys)
            {
                other[places[Digit(key, shift)]++] = key;
            }

            (keys, other) = (other, keys);
        }

        return keys;
    }

    private static int Digit(ulong key, int shift) => (int)(key >> shift) & ((1 << DigitBits) - 1);

    private static Span<ulong> Distinct(ulong[] keys)
    {
        int count = 1;
        for (int at = 1; at < keys.Length; at++)
        {
            keys[count] = keys[at];
            count += keys[at] == keys[count - 1] ? 0 : 1;
        }

        return keys.AsSpan(0, count);
    }

    private static double[] Unpack(ReadOnlySpan<ulong> keys, double[] least, int[] bits)
    {
        int dimension = bits.Length;
        double[] rows = new double[keys.Length * dimension];
        for (int point = 0; point < keys.Length; point++)
        {
            ulong key = keys[point];
            for (int axis = dimension - 1; axis >= 0; axis--)
            {
                rows[(point * dimension) + axis] = least[axis] + (key & ((1UL << bits[axis]) - 1));
                key >>= bits[axis];
            }
        }

        return rows;
    }
}
