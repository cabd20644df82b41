using System.Numerics;

namespace FlowKafka.Geometry;

/// <summary>All minors of a growing list of rows, in any ring. The ring's zero is <c>default</c>.</summary>
internal sealed class ExteriorProduct<T>(int dimension)
    where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IMultiplicativeIdentity<T, T>
{
    private readonly ExteriorTerms terms = ExteriorTerms.For(dimension);
    private T[] minors = NoRows(dimension);
    private T[] next = new T[1 << dimension];

    /// <summary>How many rows there are.</summary>
    public int Grade { get; private set; }

    /// <summary>The minor of the columns in a mask of <see cref="Grade"/> bits; 1 if there are no rows.</summary>
    public T this[int columns] => minors[columns];

    public void Clear()
    {
        Grade = 0;
        minors[0] = T.MultiplicativeIdentity;
    }

    public void Append(ReadOnlySpan<T> row)
    {
        if (Grade == 0)
        {
            for (int axis = 0; axis < row.Length; axis++)
            {
                minors[1 << axis] = row[axis];
            }
        }
        else
        {
            Grow(row, next);
            (minors, next) = (next, minors);
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

        Grow(row, next);
        foreach (ExteriorTerms.Term term in terms.OfGrade(Grade + 1))
        {
            if (!EqualityComparer<T>.Default.Equals(next[term.Target], default))
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
        ReadOnlySpan<ExteriorTerms.Term> grown = terms.OfGrade(Grade + 1);
        foreach (ExteriorTerms.Term term in grown)
        {
            target[term.Target] = default;
        }

        foreach (ExteriorTerms.Term term in grown)
        {
            T product = minors[term.Source] * row[term.Axis];
            target[term.Target] = term.Negative ? target[term.Target] - product : target[term.Target] + product;
        }
    }
}
