using System.Numerics;

namespace FlowKafka.Geometry;

/// <summary>Hyperplanes through points of a cloud, in any arithmetic.</summary>
internal sealed class PlaneSolver<T>(ICoordinates<T> coordinates, int dimension)
    where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IMultiplicativeIdentity<T, T>
{
    private readonly ExteriorProduct<T> _product = new(dimension);
    private readonly T[] _row = new T[dimension];

    /// <summary>The normal with det(v₁ − v₀, …, x − v₀) = normal · (x − v₀).</summary>
    public void Normal(ReadOnlySpan<int> vertices, Span<T> normal)
    {
        _product.Clear();
        for (int corner = 1; corner < dimension; corner++)
        {
            for (int axis = 0; axis < dimension; axis++)
            {
                _row[axis] = coordinates.Difference(vertices[corner], vertices[0], axis);
            }

            _product.Append(_row);
        }

        int full = (1 << dimension) - 1;
        for (int axis = 0; axis < dimension; axis++)
        {
            T minor = _product[full ^ (1 << axis)];
            normal[axis] = ExteriorTerms.IsNegative(full, axis) ? default(T) - minor : minor;
        }
    }

    /// <summary>normal · (x − v₀).</summary>
    public T Above(ReadOnlySpan<T> normal, int origin, int point)
    {
        T sum = default;
        for (int axis = 0; axis < dimension; axis++)
        {
            sum += normal[axis] * coordinates.Difference(point, origin, axis);
        }

        return sum;
    }
}
