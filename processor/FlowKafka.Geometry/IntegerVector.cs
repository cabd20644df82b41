using System.Numerics;

namespace FlowKafka.Geometry;

/// <summary>Vectors of integers of which only the direction counts.</summary>
internal static class IntegerVector
{
    /// <summary>Divides the components by their greatest common divisor: of all parallel vectors two are left, one each way.</summary>
    public static void Reduce<T>(Span<T> vector)
        where T : struct, IBinaryInteger<T>
    {
        T divisor = T.Zero;
        foreach (T component in vector)
        {
            divisor = divisor == T.One ? divisor : Divisor(divisor, T.Abs(component));
        }

        if (divisor > T.One)
        {
            for (int axis = 0; axis < vector.Length; axis++)
            {
                vector[axis] /= divisor;
            }
        }
    }

    private static T Divisor<T>(T left, T right)
        where T : struct, IBinaryInteger<T>
    {
        if (left.GetShortestBitLength() < 64 && right.GetShortestBitLength() < 64)
        {
            return T.CreateTruncating(Divisor(ulong.CreateTruncating(left), ulong.CreateTruncating(right)));
        }

        while (!T.IsZero(right))
        {
            (left, right) = (right, left % right);
        }

        return left;
    }

    // Stein's algorithm.
    private static ulong Divisor(ulong left, ulong right)
    {
        if (left == 0 || right == 0)
        {
            return left | right;
        }

        int twos = BitOperations.TrailingZeroCount(left | right);
        left >>= BitOperations.TrailingZeroCount(left);
        while (right != 0)
        {
            right >>= BitOperations.TrailingZeroCount(right);
            (left, right) = left < right ? (left, right - left) : (right, left - right);
        }

        return left << twos;
    }
}
