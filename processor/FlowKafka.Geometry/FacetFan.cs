using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FlowKafka.Geometry;

/// <summary>The facets around a new point, in fours, so that an old point is held against four at once.</summary>
/// <remarks>All have the new point as a corner, so one difference does for all of them. The bounds of
/// <see cref="HyperplaneFilter.Solve"/> hold for differences from any corner.</remarks>
internal sealed class FacetFan(int dimension)
{
    private const int Width = 4;

    private double[] _numbers = [];
    private int _groups;

    private int Stride => (dimension + 2) * Width;

    /// <summary>Takes the facets that were just created.</summary>
    public void Load(List<int> created, FacetStore facets)
    {
        _groups = (created.Count + Width - 1) / Width;
        if (_numbers.Length < _groups * Stride)
        {
            _numbers = new double[2 * _groups * Stride];
        }

        for (int at = 0; at < _groups * Width; at++)
        {
            Span<double> lane = _numbers.AsSpan((at / Width * Stride) + (at % Width));
            bool isPadding = at >= created.Count;
            for (int axis = 0; axis < dimension; axis++)
            {
                lane[axis * Width] = isPadding ? 0 : facets.Normals[(created[at] * dimension) + axis];
            }

            // What is above the first is above the facet; what is not, but from the second on, is in doubt. A bound of 0 leaves none.
            double bound = isPadding ? 0 : facets.Bounds[created[at]];
            lane[dimension * Width] = bound;
            lane[(dimension + 1) * Width] = bound == 0 ? double.PositiveInfinity : -bound;
        }
    }

    /// <summary>The first facet from <paramref name="from"/> on that the point is above, or may be.</summary>
    /// <param name="difference">The point less the new point; <c>dimension</c> coordinates.</param>
    /// <param name="from">The index of the first facet to ask.</param>
    /// <param name="distance">How far above it is, in units of the facet's normal.</param>
    /// <param name="isCertain">Whether the point is above for certain.</param>
    /// <returns>The facet's index in the list that was loaded, or -1.</returns>
    [SkipLocalsInit]
    public int Find(ReadOnlySpan<double> difference, int from, out double distance, out bool isCertain)
    {
        ref double numbers = ref MemoryMarshal.GetArrayDataReference(_numbers);
        ref double x = ref MemoryMarshal.GetReference(difference[..dimension]);
        uint asked = 0b1111u << (from % Width);
        for (int group = from / Width; group < _groups; group++)
        {
            ref double block = ref Unsafe.Add(ref numbers, group * Stride);
            Vector256<double> above = Vector256.LoadUnsafe(ref block) * Vector256.Create(x);
            for (int axis = 1; axis < dimension; axis++)
            {
                above = Vector256.FusedMultiplyAdd(
                    Vector256.LoadUnsafe(ref block, (nuint)(axis * Width)), Vector256.Create(Unsafe.Add(ref x, axis)), above);
            }

            Vector256<double> certain = Vector256.GreaterThan(above, Vector256.LoadUnsafe(ref block, (nuint)(dimension * Width)));
            Vector256<double> doubtful = Vector256.GreaterThanOrEqual(above, Vector256.LoadUnsafe(ref block, (nuint)((dimension + 1) * Width)));
            uint hits = Vector256.ExtractMostSignificantBits(certain | doubtful) & asked;
            if (hits != 0)
            {
                int lane = BitOperations.TrailingZeroCount(hits);
                distance = above[lane];
                isCertain = (Vector256.ExtractMostSignificantBits(certain) >> lane & 1) != 0;
                return (group * Width) + lane;
            }

            asked = 0b1111;
        }

        distance = 0;
        isCertain = false;
        return -1;
    }
}
