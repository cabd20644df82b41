using System.Numerics;

namespace FlowKafka.Geometry;

/// <summary>All minors of a growing list of rows, in any ring. The ring's zero is <c>default</c>.</summary>
internal sealed class ExteriorProduct<T>(int dimension)
    where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IMultiplicativeIdentity<T, T>
{
    private readonly ExteriorTerms _terms = ExteriorTerms.For(dimension);
    private T[] _minors = NoRows(dimension);
    private T[] _next = new T[1 << dimension];

    /// <summary>How many rows there are.</summary>
    public int Grade { get; private set; }

    /// <summary>The minor of the columns in a mask of <see cref="Grade"/> bits; 1 if there are no rows.</summary>
    public T this[int columns] => _minors[columns];

    /// <summary>All of them, by mask; those of another number of columns are 0.</summary>
    public Span<T> Minors
    {
        get
        {
            for (int columns = 0; columns < _minors.Length; columns++)
            {
                _minors[columns] = BitOperations.PopCount((uint)columns) == Grade ? _minors[columns] : default;
            }

            return _minors;
        }
    }

    public void Clear()
    {
        Grade = 0;
        _minors[0] = T.MultiplicativeIdentity;
    }

    public void Append(ReadOnlySpan<T> row)
    {
        if (Grade == 0)
        {
            for (int axis = 0; axis < row.Length; axis++)
            {
                _minors[1 << axis] = row[axis];
            }
        }
        else
        {
            Grow(row, _next);
            (_minors, _next) = (_next, _minors);
        }

        Grade++;
    }

    /// <summary>Whether <paramref name="row"/> is independent of the rows so far.</summary>
    public bool IsIndependent(ReadOnlySpan<T> row)
    {
        if (Grade == 0)
        {
            return row.ContainsAnyExcept(default(T));
        }

        Grow(row, _next);
        foreach (ExteriorTerms.Term term in _terms.OfGrade(Grade + 1))
        {
            if (!EqualityComparer<T>.Default.Equals(_next[term.Target], default))
            {
                return true;
            }
        }

        return false;
    }

    private static T[] NoRows(int dimension)
    {
        T[] minors = new T[1 << dimension];
        minors[0] = T.MultiplicativeIdentity;
        return minors;
    }

    private void Grow(ReadOnlySpan<T> row, T[] target)
    {
        ReadOnlySpan<ExteriorTerms.Term> grown = _terms.OfGrade(Grade + 1);
        foreach (ExteriorTerms.Term term in grown)
        {
            target[term.Target] = default;
        }

        foreach (ExteriorTerms.Term term in grown)
        {
            T product = _minors[term.Source] * row[term.Axis];
            target[term.Target] = term.Negative ? target[term.Target] - product : target[term.Target] + product;
        }
    }
}
