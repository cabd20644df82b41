using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FlowKafka.Geometry;

/// <summary>Sorts a grid's cells into inside, outside and mixed by halving the grid again and again; each half asks only the
/// half-spaces that its whole left undecided.</summary>
/// <remarks>The bounds of a half-space over a cell are widened by more than the rounding of theirs and of the test, so a cell's
/// answer is that of the test for all its points.</remarks>
internal sealed class HullCellsBuilder
{
    private const int MostCells = 1 << 16;
    private const int CellsPerHalfSpace = 64;
    private const int MostWork = 1 << 24;
    private const int MostListed = 1 << 21;
    private const double Doubt = 1.0 / (1L << 47);

    private readonly CellGrid _grid;
    private readonly int _dimension;
    private readonly int _stride;
    private readonly double[] _normals;
    private readonly double[] _atMost;
    private readonly double[] _moreThan;
    private readonly double[] _middle;
    private readonly double[] _half;
    private readonly int[] _first;
    private readonly int[] _end;
    private readonly int[] _cells;
    private readonly List<ushort> _lists = [];
    private int[] _candidates;
    private int _work;
    private int _rejecter;

    private HullCellsBuilder(CellGrid grid, ReadOnlySpan<HalfSpace> halfSpaces, ReadOnlySpan<int> order, HalfSpaceBlocks blocks, BoundingBox box, double slack)
    {
        _grid = grid;
        _dimension = grid.Center.Length;
        _stride = (_dimension + 3) / 4 * 4;
        _middle = new double[_stride];
        _half = new double[_stride];
        _first = new int[_dimension];
        _end = [.. grid.Sides];
        _cells = new int[grid.Count];
        _normals = new double[order.Length * _stride];
        _atMost = new double[order.Length];
        _moreThan = new double[order.Length];
        _candidates = new int[4 * order.Length];
        for (int slot = 0; slot < order.Length; slot++)
        {
            _candidates[slot] = slot;
            Turn(slot, halfSpaces[order[slot]].Normal.Span, blocks.Limit(slot) + slack, box);
        }
    }

    /// <summary>The cells for a hull, or null where a grid would not pay.</summary>
    /// <param name="halfSpaces">The half-spaces.</param>
    /// <param name="order">The indices that the blocks were made of.</param>
    /// <param name="blocks">The blocks.</param>
    /// <param name="box">The box that points are in when cells are asked.</param>
    /// <param name="corners">The hull's corners, row by row, which the grid is laid along; none lays it along the box.</param>
    /// <param name="slack">What the test adds to every limit.</param>
    public static HullCells? Of(ReadOnlySpan<HalfSpace> halfSpaces, ReadOnlySpan<int> order, HalfSpaceBlocks blocks, BoundingBox box, ReadOnlySpan<double> corners, double slack)
    {
        if (2 * blocks.Count > ushort.MaxValue)
        {
            return null;
        }

        int dimension = box.Minimum.Length;
        for (long count = Math.Min(MostCells, (long)CellsPerHalfSpace * order.Length); ; count /= 8)
        {
            int side = (int)Math.Pow(count + 0.5, 1.0 / dimension);
            if (side < 2 || CellGrid.Of(box, corners, side) is not { } grid)
            {
                return null;
            }

            HullCellsBuilder builder = new(grid, halfSpaces, order, blocks, box, slack);
            if (builder.Divide(0, order.Length))
            {
                return new HullCells(builder._grid, builder._cells, [.. builder._lists]);
            }
        }
    }

    // A half-space's normal and limits in cells.
    private void Turn(int slot, ReadOnlySpan<double> normal, double limit, BoundingBox box)
    {
        Span<double> turned = _normals.AsSpan(slot * _stride, _dimension);
        _grid.TurnNormal(normal, turned);
        double doubt = Math.Abs(limit);
        double offset = limit;
        double wrong = 0;
        for (int axis = 0; axis < _dimension; axis++)
        {
            doubt += Math.Abs(normal[axis]) * Math.Max(Math.Abs(box.Minimum.Span[axis]), Math.Abs(box.Maximum.Span[axis]));
            wrong += Math.Abs(normal[axis]) * _grid.Doubt[axis];
            offset -= normal[axis] * _grid.Center[axis];
            offset += turned[axis] * _grid.Shift[axis];
        }

        wrong += Doubt * doubt;
        _atMost[slot] = offset - wrong;
        _moreThan[slot] = offset + wrong;
    }

    // The cells from _first to _end, and the candidates of the whole that they are a part of; false if it is too much.
    private bool Divide(int start, int count)
    {
        for (int axis = 0; axis < _dimension; axis++)
        {
            _middle[axis] = (_first[axis] + _end[axis]) / 2.0;
            _half[axis] = ((_end[axis] - _first[axis]) / 2.0) + _grid.Blur[axis];
        }

        _work += count;
        int kept = Undecided(start, count);
        if (kept <= 0)
        {
            Fill(kept < 0 ? HullCells.Outside : HullCells.Inside, 0, 0);
            return true;
        }

        int widest = 0;
        for (int axis = 1; axis < _dimension; axis++)
        {
            widest = _end[axis] - _first[axis] > _end[widest] - _first[widest] ? axis : widest;
        }

        int first = _first[widest];
        int end = _end[widest];
        if (end - first == 1)
        {
            _cells[Cell()] = List(start + count, kept);
            return _lists.Count <= MostListed;
        }

        int half = (first + end) / 2;
        _end[widest] = half;
        bool isDone = _work <= MostWork && Divide(start + count, kept);
        (_first[widest], _end[widest]) = (half, end);
        isDone = isDone && Divide(start + count, kept);
        _first[widest] = first;
        return isDone;
    }

    // How many candidates are left, copied behind the others; -1 if one of them has all of the part outside.
    // Optimised at once: a model's cells are built when the process starts.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Undecided(int start, int count)
    {
        int kept = start + count;
        if (_candidates.Length < kept + count)
        {
            Array.Resize(ref _candidates, 2 * (kept + count));
        }

        if (Bounds(_rejecter).Least > _moreThan[_rejecter])
        {
            return -1;
        }

        for (int at = start; at < start + count; at++)
        {
            int slot = _candidates[at];
            (double least, double most) = Bounds(slot);
            if (least > _moreThan[slot])
            {
                _rejecter = slot;
                return -1;
            }

            // Without a branch, which could not be predicted. What is not a number is kept, too.
            _candidates[kept] = slot;
            kept += most <= _atMost[slot] ? 0 : 1;
        }

        return kept - start - count;
    }

    // Of a half-space's product over the part.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (double Least, double Most) Bounds(int slot)
    {
        Vector256<double> middles = Vector256<double>.Zero;
        Vector256<double> reaches = Vector256<double>.Zero;
        for (int axis = 0; axis < _middle.Length; axis += 4)
        {
            Vector256<double> normal = Vector256.Create(_normals.AsSpan((slot * _stride) + axis, 4));
            middles += normal * Vector256.Create(_middle.AsSpan(axis, 4));
            reaches += Vector256.Abs(normal) * Vector256.Create(_half.AsSpan(axis, 4));
        }

        double middle = Vector256.Sum(middles);
        double reach = Vector256.Sum(reaches);
        return (middle - reach, middle + reach);
    }

    private int List(int start, int count)
    {
        int list = _lists.Count;
        _lists.Add(0);
        for (int at = start; at < start + count; at++)
        {
            ushort half = (ushort)(_candidates[at] / HalfSpaceBlocks.HalfWidth);
            if (at == start || _lists[^1] != half)
            {
                _lists.Add(half);
            }
        }

        _lists[list] = (ushort)(_lists.Count - list - 1);
        return list;
    }

    private int Cell()
    {
        int cell = 0;
        for (int axis = 0; axis < _dimension; axis++)
        {
            cell += _first[axis] * _grid.Strides[axis];
        }

        return cell;
    }

    private void Fill(int answer, int axis, int cell)
    {
        for (int step = _first[axis]; step < _end[axis]; step++)
        {
            int at = cell + (step * _grid.Strides[axis]);
            if (axis + 1 == _dimension)
            {
                _cells[at] = answer;
            }
            else
            {
                Fill(answer, axis + 1, at);
            }
        }
    }
}
