using System.Numerics;

namespace FlowKafka.Detection.Hosts.Sketches;

/// <summary>
/// Numbers on a logarithmic scale of 16 bits, 1,024 steps for each doubling of n + 1: exact up to 1,022, to 0.1 % above.
/// Between powers of two it is linear, so that it needs integers only and is the same on every machine.
/// </summary>
internal static class LogScale
{
    /// <summary>Steps of a doubling.</summary>
    public const int Octave = 1 << Bits;

    private const int Bits = 10;

    // Above it the exponent would leave its six bits.
    private const long Most = long.MaxValue - 1;

    /// <summary>The place of a number that is not negative.</summary>
    public static ushort Of(long value)
    {
        var n = (ulong)Math.Clamp(value, 0, Most) + 1;
        var exponent = BitOperations.Log2(n);
        var fraction = n ^ (1UL << exponent);
        fraction = exponent >= Bits ? fraction >> (exponent - Bits) : fraction << (Bits - exponent);
        return (ushort)((exponent << Bits) | (int)fraction);
    }

    /// <summary>The number in the middle of a place; the number itself where places are exact.</summary>
    public static double ToNumber(ushort place)
    {
        var (exponent, fraction) = (place >> Bits, place & (Octave - 1));
        var low = Math.ScaleB(1 + ((double)fraction / Octave), exponent) - 1;
        return exponent < Bits ? Math.Round(low) : low + (Math.ScaleB(1.0 / Octave, exponent) - 1) / 2;
    }
}
