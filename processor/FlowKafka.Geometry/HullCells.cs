using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FlowKafka.Geometry;

/// <summary>Cells about a hull, each of which knows whether it is inside, outside, or which half-spaces must be asked.
/// Immutable.</summary>
internal sealed class HullCells
{
    /// <summary>What <see cref="Find"/> says of a cell that no half-space cuts.</summary>
    public const int Inside = -1;

    /// <summary>What <see cref="Find"/> says of a cell that some half-space has outside.</summary>
    public const int Outside = -2;

    /// <summary>What <see cref="Find"/> says of a point that is in no cell.</summary>
    public const int Unknown = -3;

    private readonly int _dimension;
    private readonly double[] _center;
    private readonly double[] _columns;
    private readonly double[] _shift;
    private readonly double[] _sides;
    private readonly int[] _strides;
    private readonly int[] _cells;
    private readonly ushort[] _lists;

    /// <param name="grid">Where the cells are.</param>
    /// <param name="cells">For each cell <see cref="Inside"/>, <see cref="Outside"/> or where its list starts.</param>
    /// <param name="lists">Lists of halves of blocks, each behind its length.</param>
    public HullCells(CellGrid grid, int[] cells, ushort[] lists)
    {
        _dimension = grid.Center.Length;
        _center = grid.Center;
        _columns = new double[_dimension * _dimension];
        for (int at = 0; at < _columns.Length; at++)
        {
            _columns[at] = grid.Turn[at % _dimension, at / _dimension];
        }

        _shift = grid.Shift;
        _sides = [.. grid.Sides];
        _strides = grid.Strides;
        _cells = cells;
        _lists = lists;
    }

    /// <summary>The cell of a point: <see cref="Inside"/>, <see cref="Outside"/>, <see cref="Unknown"/> or a list for <see cref="Blocks"/>.</summary>
    /// <param name="point">A point in the hull's bounding box.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ReadOnlySpan<double> point) =>
        Fma.IsSupported && _dimension == 4 ? Find4(point) : FindAny(point);

    /// <summary>The blocks of a list that <see cref="Find"/> gave.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<ushort> Blocks(int list) => _lists.AsSpan(list + 1, _lists[list]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Find4(ReadOnlySpan<double> point)
    {
        ref double columns = ref MemoryMarshal.GetArrayDataReference(_columns);
        Vector256<double> x = Vector256.Create(point[..4]) - Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_center));
        Vector256<double> first = Vector256.FusedMultiplyAdd(
            Vector256.LoadUnsafe(ref columns), Avx2.Permute4x64(x, 0b00_00_00_00), Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_shift)));
        Vector256<double> second = Vector256.LoadUnsafe(ref columns, 4) * Avx2.Permute4x64(x, 0b01_01_01_01);
        first = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref columns, 8), Avx2.Permute4x64(x, 0b10_10_10_10), first);
        second = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref columns, 12), Avx2.Permute4x64(x, 0b11_11_11_11), second);
        Vector256<double> place = first + second;
        Vector256<double> isIn = Vector256.GreaterThanOrEqual(place, Vector256<double>.Zero)
            & Vector256.LessThan(place, Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_sides)));
        if (Vector256.ExtractMostSignificantBits(isIn) != 0b1111)
        {
            return Unknown;
        }

        Vector128<int> steps = Avx.ConvertToVector128Int32WithTruncation(place)
            * Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_strides));
        return _cells[Vector128.Sum(steps)];
    }

    private int FindAny(ReadOnlySpan<double> point)
    {
        int cell = 0;
        for (int axis = 0; axis < _dimension; axis++)
        {
            double place = _shift[axis];
            for (int column = 0; column <= axis; column++)
            {
                place += _columns[(column * _dimension) + axis] * (point[column] - _center[column]);
            }

            if (!(place >= 0 && place < _sides[axis]))
            {
                return Unknown;
            }

            cell += (int)place * _strides[axis];
        }

        return _cells[cell];
    }
}
