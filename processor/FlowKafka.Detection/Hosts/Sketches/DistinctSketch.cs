using System.Numerics;
using System.Runtime.CompilerServices;

namespace FlowKafka.Detection.Hosts.Sketches;

/// <summary>
/// Counts distinct hashes in 52 bytes: exactly up to 12 (their list, in order), about beyond. What it holds does not
/// depend on the order in which they came.
/// </summary>
/// <remarks>
/// Beyond the list it is HyperLogLog (Flajolet, Fusy, Gandouet and Meunier 2007) of 96 registers, 4 bits each, with
/// linear counting (Whang, Vander-Zanden and Taylor 1990) below 2.5 registers' worth: a standard error of 1.04 / √96, 11 %.
/// Registers end at 15, so counts above about a million read too low.
/// </remarks>
[InlineArray(Words)]
internal struct DistinctSketch
{
    /// <summary>How many 32-bit words it is: 12 of content, then the number of hashes in the list, or <see cref="Dense"/>.</summary>
    public const int Words = MostListed + 1;

    private const int MostListed = 12;
    private const int Registers = 8 * MostListed;
    private const int HighestRank = 15;
    private const uint Dense = uint.MaxValue;
    private const double Alpha = 0.7213 / (1 + (1.079 / Registers));

    private uint _first;

    /// <summary>The number of distinct hashes, about.</summary>
    public readonly int Count => this[MostListed] == Dense ? Estimate(this) : (int)this[MostListed];

    /// <summary>True when nothing was added.</summary>
    public readonly bool IsEmpty => this[MostListed] == 0;

    /// <summary>True unless its last word is no length; what is read from elsewhere may be so.</summary>
    public readonly bool IsValid => this[MostListed] is <= MostListed or Dense;

    /// <summary>Adds a hash; all its bits must be random.</summary>
    public void Add(uint hash)
    {
        var listed = this[MostListed];
        if (listed == Dense)
        {
            Raise(hash);
            return;
        }

        var at = 0;
        while (at < listed && this[at] < hash)
            at++;
        if (at < listed && this[at] == hash)
            return;
        if (listed == MostListed)
        {
            this = Densified(this);
            Raise(hash);
            return;
        }

        for (var i = (int)listed; i > at; i--)
            this[i] = this[i - 1];
        this[at] = hash;
        this[MostListed] = listed + 1;
    }

    /// <summary>The number of distinct hashes in either of two, about; exact while both are lists.</summary>
    public static int CountOfBoth(in DistinctSketch one, in DistinctSketch other)
    {
        if (one[MostListed] == Dense || other[MostListed] == Dense)
            return Estimate(Union(Densified(one), Densified(other)));
        var (count, i, j) = (0, 0, 0);
        for (; i < one[MostListed] && j < other[MostListed]; count++)
        {
            var (a, b) = (one[i], other[j]);
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }

        return count + (int)one[MostListed] - i + (int)other[MostListed] - j;
    }

    private static DistinctSketch Densified(in DistinctSketch sketch)
    {
        if (sketch[MostListed] == Dense)
            return sketch;
        DistinctSketch dense = default;
        dense[MostListed] = Dense;
        for (var i = 0; i < sketch[MostListed]; i++)
            dense.Raise(sketch[i]);
        return dense;
    }

    // The register is told by the hash's upper bits, the rank by its lower ones.
    private void Raise(uint hash)
    {
        var register = (int)((hash * (ulong)Registers) >> 32);
        var rank = (uint)BitOperations.TrailingZeroCount(hash | (1u << (HighestRank - 1))) + 1;
        var (word, shift) = (register >> 3, (register & 7) * 4);
        if (rank > ((this[word] >> shift) & 15))
            this[word] = (this[word] & ~(15u << shift)) | (rank << shift);
    }

    private static DistinctSketch Union(in DistinctSketch one, in DistinctSketch other)
    {
        var union = one;
        for (var word = 0; word < MostListed; word++)
        {
            for (var mask = 15u; mask != 0; mask <<= 4)
                union[word] = (union[word] & ~mask) | Math.Max(one[word] & mask, other[word] & mask);
        }

        return union;
    }

    private static int Estimate(in DistinctSketch dense)
    {
        // Powers of two: the sum is exact, whatever the order.
        var (sum, empty) = (0.0, 0);
        for (var word = 0; word < MostListed; word++)
        {
            var rest = dense[word];
            for (var i = 0; i < 8; i++, rest >>= 4)
            {
                sum += 1.0 / (1 << (int)(rest & 15));
                empty += (rest & 15) == 0 ? 1 : 0;
            }
        }

        var estimate = Alpha * Registers * Registers / sum;
        if (estimate <= 2.5 * Registers && empty > 0)
            estimate = Registers * Math.Log((double)Registers / empty);
        return Math.Max(MostListed + 1, (int)Math.Round(estimate));
    }
}
