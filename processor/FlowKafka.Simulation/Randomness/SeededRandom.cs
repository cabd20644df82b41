using System.Numerics;

namespace FlowKafka.Simulation.Randomness;

/// <summary>xoshiro256** (Blackman and Vigna), seeded through SplitMix64. Not safe for concurrent use.</summary>
internal sealed class SeededRandom
{
    private ulong _a, _b, _c, _d;

    public SeededRandom(ulong seed)
    {
        _a = SplitMix(ref seed);
        _b = SplitMix(ref seed);
        _c = SplitMix(ref seed);
        _d = SplitMix(ref seed);
    }

    /// <summary>Mixes two numbers into one, without state.</summary>
    public static ulong Mix(ulong x, ulong y)
    {
        var state = x ^ BitOperations.RotateLeft(y, 32) ^ 0xD1B54A32D192ED03;
        SplitMix(ref state);
        return SplitMix(ref state);
    }

    /// <summary>A new generator, whose sequence does not depend on how much this one is used later.</summary>
    public SeededRandom Fork() => new(Next());

    public ulong Next()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var t = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= t;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Fraction() < probability;

    /// <summary>Uniform in [low, high], both included.</summary>
    public int Integer(int low, int high) => low + (int)Math.BigMul(Next(), (ulong)(high - low + 1), out _);

    /// <summary>Uniform in [low, high).</summary>
    public double Between(double low, double high) => low + (high - low) * Fraction();

    /// <summary>Exponential with the given mean.</summary>
    public double Exponential(double mean) => -mean * PortableMath.Log(1 - Fraction());

    /// <summary>Uniform in the logarithm, in [low, high); both positive.</summary>
    public double LogUniform(double low, double high) =>
        low < high ? low * PortableMath.Exp(Fraction() * PortableMath.Log(high / low)) : low;

    /// <summary>Draws from a range, uniform in the logarithm.</summary>
    public double From(ValueRange range) => LogUniform(range.Low, range.High);

    public T Pick<T>(IReadOnlyList<T> items) => items[Integer(0, items.Count - 1)];

    private static ulong SplitMix(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
