using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FlowKafka.Geometry;

/// <summary>Half-spaces in blocks of eight: the eight components on each axis, then the eight limits; aligned to cache lines.</summary>
/// <remarks>Each lane adds its products in the order of the axes, fused, whatever the width of the machine's vectors: the
/// answers are the same everywhere.</remarks>
internal sealed class HalfSpaceBlocks
{
    /// <summary>Half-spaces in a block.</summary>
    public const int Width = 8;

    /// <summary>Half-spaces in half a block.</summary>
    public const int HalfWidth = 4;

    private readonly double[] _numbers;
    private readonly int _start;
    private readonly int _dimension;

    /// <param name="halfSpaces">The half-spaces.</param>
    /// <param name="order">The indices to take, in this order.</param>
    /// <param name="dimension">Coordinates of a point.</param>
    /// <param name="tolerance">The relative tolerance that every limit is widened by.</param>
    public HalfSpaceBlocks(ReadOnlySpan<HalfSpace> halfSpaces, ReadOnlySpan<int> order, int dimension, double tolerance)
    {
        _dimension = dimension;
        Count = (order.Length + Width - 1) / Width;
        _numbers = GC.AllocateArray<double>((Count * Stride) + Width, pinned: true);
        _start = Alignment(_numbers);
        for (int at = 0; at < Count * Width; at++)
        {
            int block = _start + (at / Width * Stride) + (at % Width);
            bool isPadding = at >= order.Length;
            double offset = isPadding ? double.PositiveInfinity : halfSpaces[order[at]].Offset;
            _numbers[block + (dimension * Width)] = offset + (tolerance * Math.Abs(offset));
            for (int axis = 0; !isPadding && axis < dimension; axis++)
            {
                _numbers[block + (axis * Width)] = halfSpaces[order[at]].Normal.Span[axis];
            }
        }
    }

    /// <summary>How many blocks there are.</summary>
    public int Count { get; }

    private int Stride => (_dimension + 1) * Width;

    /// <summary>Whether a half-space of blocks [first, end) has the point outside by more than <paramref name="slack"/>.</summary>
    [SkipLocalsInit]
    public bool Reject(ReadOnlySpan<double> point, double slack, int first, int end)
    {
        ref double x = ref MemoryMarshal.GetReference(point[.._dimension]);
        ref double block = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_numbers), _start + (first * Stride));
        for (int left = end - first; left > 0; left--)
        {
            if (Vector512.IsHardwareAccelerated
                ? Reject512(ref block, ref x, _dimension, slack)
                : Reject256(ref block, ref x, _dimension, slack))
            {
                return true;
            }

            block = ref Unsafe.Add(ref block, Stride);
        }

        return false;
    }

    /// <summary>Whether a half-space of the listed halves of blocks has the point outside by more than <paramref name="slack"/>.</summary>
    /// <param name="point">One point.</param>
    /// <param name="slack">What is added to every limit.</param>
    /// <param name="halves">Twice a block's number, and one more for its upper half.</param>
    [SkipLocalsInit]
    public bool Reject(ReadOnlySpan<double> point, double slack, ReadOnlySpan<ushort> halves)
    {
        ref double x = ref MemoryMarshal.GetReference(point[.._dimension]);
        ref double blocks = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_numbers), _start);
        if (_dimension == 4)
        {
            return RejectHalves4(ref blocks, ref x, slack, halves);
        }

        foreach (ushort half in halves)
        {
            ref double block = ref Unsafe.Add(ref blocks, (half / 2 * Stride) + (half % 2 * HalfWidth));
            if (RejectHalf(ref block, ref x, _dimension, slack))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The offset of the half-space in a place of the order, widened by the relative tolerance.</summary>
    public double Limit(int place) => _numbers[_start + (place / Width * Stride) + (_dimension * Width) + (place % Width)];

    /// <summary>Asks all blocks from <paramref name="first"/> about four points at once.</summary>
    /// <param name="points">Four points, row by row.</param>
    /// <param name="slacks">Their slacks.</param>
    /// <param name="first">The first block to ask.</param>
    /// <returns>A bit for each point that was rejected.</returns>
    public int RejectFour(ReadOnlySpan<double> points, ReadOnlySpan<double> slacks, int first)
    {
        int rejected = 0;
        ref double x = ref MemoryMarshal.GetReference(points[..(4 * _dimension)]);
        ref double block = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_numbers), _start + (first * Stride));
        for (int left = Count - first; left > 0 && rejected != 0b1111; left--)
        {
            rejected |= Vector512.IsHardwareAccelerated
                ? RejectFour512(ref block, ref x, _dimension, slacks)
                : RejectFour256(ref block, ref x, _dimension, slacks)
                    | RejectFour256(ref Unsafe.Add(ref block, Width / 2), ref x, _dimension, slacks);
            block = ref Unsafe.Add(ref block, Stride);
        }

        return rejected;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Reject512(ref double block, ref double x, int dimension, double slack)
    {
        Vector512<double> sum = Vector512.LoadUnsafe(ref block) * Vector512.Create(x);
        for (int axis = 1; axis < dimension; axis++)
        {
            sum = Vector512.FusedMultiplyAdd(
                Vector512.LoadUnsafe(ref block, (nuint)(axis * Width)), Vector512.Create(Unsafe.Add(ref x, axis)), sum);
        }

        return Vector512.GreaterThanAny(sum, Vector512.LoadUnsafe(ref block, (nuint)(dimension * Width)) + Vector512.Create(slack));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Reject256(ref double block, ref double x, int dimension, double slack)
    {
        Vector256<double> low = Vector256.LoadUnsafe(ref block) * Vector256.Create(x);
        Vector256<double> high = Vector256.LoadUnsafe(ref block, 4) * Vector256.Create(x);
        for (int axis = 1; axis < dimension; axis++)
        {
            Vector256<double> coordinate = Vector256.Create(Unsafe.Add(ref x, axis));
            low = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref block, (nuint)(axis * Width)), coordinate, low);
            high = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref block, (nuint)((axis * Width) + 4)), coordinate, high);
        }

        Vector256<double> limit = Vector256.Create(slack);
        return Vector256.GreaterThanAny(low, Vector256.LoadUnsafe(ref block, (nuint)(dimension * Width)) + limit)
            || Vector256.GreaterThanAny(high, Vector256.LoadUnsafe(ref block, (nuint)((dimension * Width) + 4)) + limit);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool RejectHalf(ref double block, ref double x, int dimension, double slack)
    {
        Vector256<double> sum = Vector256.LoadUnsafe(ref block) * Vector256.Create(x);
        for (int axis = 1; axis < dimension; axis++)
        {
            sum = Vector256.FusedMultiplyAdd(
                Vector256.LoadUnsafe(ref block, (nuint)(axis * Width)), Vector256.Create(Unsafe.Add(ref x, axis)), sum);
        }

        return Vector256.GreaterThanAny(sum, Vector256.LoadUnsafe(ref block, (nuint)(dimension * Width)) + Vector256.Create(slack));
    }

    // The same with the point in registers all the time.
    private static bool RejectHalves4(ref double blocks, ref double x, double slack, ReadOnlySpan<ushort> halves)
    {
        Vector256<double> x0 = Vector256.Create(x);
        Vector256<double> x1 = Vector256.Create(Unsafe.Add(ref x, 1));
        Vector256<double> x2 = Vector256.Create(Unsafe.Add(ref x, 2));
        Vector256<double> x3 = Vector256.Create(Unsafe.Add(ref x, 3));
        Vector256<double> limit = Vector256.Create(slack);
        foreach (ushort half in halves)
        {
            ref double block = ref Unsafe.Add(ref blocks, (half / 2 * (5 * Width)) + (half % 2 * HalfWidth));
            Vector256<double> sum = Vector256.LoadUnsafe(ref block) * x0;
            sum = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref block, Width), x1, sum);
            sum = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref block, 2 * Width), x2, sum);
            sum = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref block, 3 * Width), x3, sum);
            if (Vector256.GreaterThanAny(sum, Vector256.LoadUnsafe(ref block, 4 * Width) + limit))
            {
                return true;
            }
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int RejectFour512(ref double block, ref double x, int dimension, ReadOnlySpan<double> slacks)
    {
        Vector512<double> normal = Vector512.LoadUnsafe(ref block);
        Vector512<double> sum0 = normal * Vector512.Create(x);
        Vector512<double> sum1 = normal * Vector512.Create(Unsafe.Add(ref x, dimension));
        Vector512<double> sum2 = normal * Vector512.Create(Unsafe.Add(ref x, 2 * dimension));
        Vector512<double> sum3 = normal * Vector512.Create(Unsafe.Add(ref x, 3 * dimension));
        for (int axis = 1; axis < dimension; axis++)
        {
            normal = Vector512.LoadUnsafe(ref block, (nuint)(axis * Width));
            sum0 = Vector512.FusedMultiplyAdd(normal, Vector512.Create(Unsafe.Add(ref x, axis)), sum0);
            sum1 = Vector512.FusedMultiplyAdd(normal, Vector512.Create(Unsafe.Add(ref x, axis + dimension)), sum1);
            sum2 = Vector512.FusedMultiplyAdd(normal, Vector512.Create(Unsafe.Add(ref x, axis + (2 * dimension))), sum2);
            sum3 = Vector512.FusedMultiplyAdd(normal, Vector512.Create(Unsafe.Add(ref x, axis + (3 * dimension))), sum3);
        }

        Vector512<double> limit = Vector512.LoadUnsafe(ref block, (nuint)(dimension * Width));
        return Bit(Vector512.GreaterThanAny(sum0, limit + Vector512.Create(slacks[0])), 0)
            | Bit(Vector512.GreaterThanAny(sum1, limit + Vector512.Create(slacks[1])), 1)
            | Bit(Vector512.GreaterThanAny(sum2, limit + Vector512.Create(slacks[2])), 2)
            | Bit(Vector512.GreaterThanAny(sum3, limit + Vector512.Create(slacks[3])), 3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int RejectFour256(ref double block, ref double x, int dimension, ReadOnlySpan<double> slacks)
    {
        Vector256<double> normal = Vector256.LoadUnsafe(ref block);
        Vector256<double> sum0 = normal * Vector256.Create(x);
        Vector256<double> sum1 = normal * Vector256.Create(Unsafe.Add(ref x, dimension));
        Vector256<double> sum2 = normal * Vector256.Create(Unsafe.Add(ref x, 2 * dimension));
        Vector256<double> sum3 = normal * Vector256.Create(Unsafe.Add(ref x, 3 * dimension));
        for (int axis = 1; axis < dimension; axis++)
        {
            normal = Vector256.LoadUnsafe(ref block, (nuint)(axis * Width));
            sum0 = Vector256.FusedMultiplyAdd(normal, Vector256.Create(Unsafe.Add(ref x, axis)), sum0);
            sum1 = Vector256.FusedMultiplyAdd(normal, Vector256.Create(Unsafe.Add(ref x, axis + dimension)), sum1);
            sum2 = Vector256.FusedMultiplyAdd(normal, Vector256.Create(Unsafe.Add(ref x, axis + (2 * dimension))), sum2);
            sum3 = Vector256.FusedMultiplyAdd(normal, Vector256.Create(Unsafe.Add(ref x, axis + (3 * dimension))), sum3);
        }

        Vector256<double> limit = Vector256.LoadUnsafe(ref block, (nuint)(dimension * Width));
        return Bit(Vector256.GreaterThanAny(sum0, limit + Vector256.Create(slacks[0])), 0)
            | Bit(Vector256.GreaterThanAny(sum1, limit + Vector256.Create(slacks[1])), 1)
            | Bit(Vector256.GreaterThanAny(sum2, limit + Vector256.Create(slacks[2])), 2)
            | Bit(Vector256.GreaterThanAny(sum3, limit + Vector256.Create(slacks[3])), 3);
    }

    private static int Bit(bool value, int place) => (value ? 1 : 0) << place;

    private static unsafe int Alignment(double[] numbers)
    {
        nint address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(numbers));
        return (int)(-address & 63) / sizeof(double);
    }
}
