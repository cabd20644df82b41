using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FlowKafka.Geometry.Patterns;

/// <summary>Nearest neighbours in four dimensions: a point is held against four others at once.</summary>
internal static class NeighboursOfFour
{
    /// <summary>Coordinates of a point.</summary>
    public const int Dimension = 4;

    private const int Lanes = 4;

    /// <summary>Measures the distance of every point from its nearest neighbour.</summary>
    /// <param name="coordinates">Points, row by row, finite; at least two.</param>
    /// <param name="order">The points in order of their first coordinates.</param>
    /// <param name="distances">Receives a distance for each point, in that order.</param>
    public static void Distances(ReadOnlySpan<double> coordinates, ReadOnlySpan<int> order, Span<double> distances)
    {
        int count = order.Length;
        int length = count + Lanes + Lanes;
        double[] rented = ArrayPool<double>.Shared.Rent(Dimension * length);
        Span<double> columns = rented.AsSpan(0, Dimension * length);
        for (int axis = 0; axis < Dimension; axis++)
        {
            // Nothing that is infinitely far away is next to a point.
            Span<double> column = columns.Slice(axis * length, length);
            column[..Lanes].Fill(double.NegativeInfinity);
            column[^Lanes..].Fill(double.PositiveInfinity);
        }

        ReadOnlySpan<Vector256<double>> rows = MemoryMarshal.Cast<double, Vector256<double>>(coordinates);
        for (int place = 0; place < count; place++)
        {
            Vector256<double> row = rows[order[place]];
            int at = place + Lanes;
            columns[at] = row[0];
            columns[at + length] = row[1];
            columns[at + length + length] = row[2];
            columns[at + length + length + length] = row[3];
        }

        for (int place = 0; place < count; place++)
        {
            distances[place] = Math.Sqrt(Nearest(columns, length, place + Lanes));
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    // Sweeps away from the point both ways, until the first coordinate alone is further than the nearest so far.
    private static double Nearest(ReadOnlySpan<double> columns, int length, int place)
    {
        ref double first = ref MemoryMarshal.GetReference(columns);
        ReadOnlySpan<double> along = columns[..length];
        Vector256<double> x = Vector256.Create(columns[place]);
        Vector256<double> y = Vector256.Create(columns[place + length]);
        Vector256<double> z = Vector256.Create(columns[place + (2 * length)]);
        Vector256<double> w = Vector256.Create(columns[place + (3 * length)]);
        double best = double.PositiveInfinity;
        for (int other = place + 1; other < length - Lanes && Square(along[other] - along[place]) < best; other += Lanes)
        {
            best = Math.Min(best, Least(ref first, other, length, x, y, z, w));
        }

        for (int other = place - Lanes; other > 0 && Square(along[other + Lanes - 1] - along[place]) < best; other -= Lanes)
        {
            best = Math.Min(best, Least(ref first, other, length, x, y, z, w));
        }

        return best;
    }

    // The least squared distance from four points in a row.
    private static double Least(
        ref double first, int other, int length, Vector256<double> x, Vector256<double> y, Vector256<double> z, Vector256<double> w)
    {
        x -= Vector256.LoadUnsafe(ref first, (nuint)other);
        y -= Vector256.LoadUnsafe(ref first, (nuint)(other + length));
        z -= Vector256.LoadUnsafe(ref first, (nuint)(other + length + length));
        w -= Vector256.LoadUnsafe(ref first, (nuint)(other + length + length + length));
        Vector256<double> squares = ((x * x) + (y * y)) + ((z * z) + (w * w));
        Vector128<double> two = Vector128.MinNative(squares.GetLower(), squares.GetUpper());
        return Vector128.MinNative(two, Vector128.Shuffle(two, Vector128.Create(1L, 0))).ToScalar();
    }

    private static double Square(double side) => side * side;
}
