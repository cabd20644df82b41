namespace FlowKafka.Simulation.Randomness;

/// <summary>
/// Logarithm and exponential from additions, multiplications and divisions only. The platform's own differ in the
/// last bit between C libraries, and equal seeds must give equal bytes everywhere.
/// </summary>
internal static class PortableMath
{
    private const double Ln2 = 0.693147180559945309417;

    /// <summary>Natural logarithm of a positive, normal number; by the series of artanh.</summary>
    public static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)((bits >> 52) & 0x7FF) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000);
        if (mantissa > 1.4142135623730951)
        {
            mantissa *= 0.5;
            exponent++;
        }

        var s = (mantissa - 1) / (mantissa + 1);
        var z = s * s;
        var series = 1 + z * (1.0 / 3 + z * (1.0 / 5 + z * (1.0 / 7 + z * (1.0 / 9
            + z * (1.0 / 11 + z * (1.0 / 13 + z * (1.0 / 15 + z / 17)))))));
        return exponent * Ln2 + 2 * s * series;
    }

    /// <summary>e to the power of <paramref name="x"/>, for |x| below 700.</summary>
    public static double Exp(double x)
    {
        var k = (int)Math.Floor(x / Ln2 + 0.5);
        var r = x - k * Ln2;
        var sum = 1.0;
        for (var n = 14; n >= 1; n--)
            sum = 1 + r / n * sum;
        return sum * BitConverter.Int64BitsToDouble((long)(k + 1023) << 52);
    }
}
