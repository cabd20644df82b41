using System.Numerics;

namespace FlowKafka.Geometry;

/// <summary>Doubles as integers times a power of two, which every finite double is.</summary>
internal static class Dyadic
{
    /// <summary>The exponent of the lowest bit that is set in any of the values: all are multiples of two to it. 0 if all are 0.</summary>
    public static int LowestBit(ReadOnlySpan<double> values)
    {
        int lowest = int.MaxValue;
        foreach (double value in values)
        {
            if (value != 0)
            {
                lowest = Math.Min(lowest, LowestBit(value));
            }
        }

        return lowest == int.MaxValue ? 0 : lowest;
    }

    /// <summary>The exponent of the lowest bit that is set in a value other than 0.</summary>
    public static int LowestBit(double value)
    {
        (long mantissa, int exponent) = Split(value);
        return exponent + BitOperations.TrailingZeroCount(mantissa);
    }

    /// <summary><c>value / 2^scale</c>, which must be an integer.</summary>
    public static BigInteger Integer(double value, int scale)
    {
        (long mantissa, int exponent) = Split(value);
        int shift = exponent - scale;
        return shift >= 0 ? new BigInteger(mantissa) << shift : new BigInteger(mantissa >> -shift);
    }

    private static (long Mantissa, int Exponent) Split(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int biased = (int)(bits >> 52) & 0x7FF;
        long fraction = bits & 0xFFFFFFFFFFFFF;
        long mantissa = biased == 0 ? fraction : fraction | (1L << 52);
        return (bits < 0 ? -mantissa : mantissa, (biased == 0 ? 1 : biased) - 1075);
    }
}
