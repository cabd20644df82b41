using System.Numerics;

namespace FlowKafka.Geometry;

/// <summary>The terms of the exterior product of vectors of one dimension: how the minors of k rows grow into those of k + 1.</summary>
/// <remarks>A minor is addressed by the set of its columns, as a bit mask. Laplace's expansion needs no division, so it works
/// in any ring, and its rounding error is bounded by the same sum over absolute values.</remarks>
internal sealed class ExteriorTerms
{
    private static readonly ExteriorTerms[] Tables = [.. Enumerable.Range(0, 9).Select(dimension => new ExteriorTerms(dimension))];

    private readonly Term[][] _grades;

    private ExteriorTerms(int dimension)
    {
        _grades = new Term[dimension + 1][];
        for (int grade = 0; grade <= dimension; grade++)
        {
            List<Term> terms = [];
            for (int target = 0; target < 1 << dimension; target++)
            {
                if (BitOperations.PopCount((uint)target) != grade)
                {
                    continue;
                }

                for (int axis = 0; axis < dimension; axis++)
                {
                    if ((target >> axis & 1) != 0)
                    {
                        terms.Add(new Term(target, target ^ (1 << axis), axis, IsNegative(target, axis)));
                    }
                }
            }

            _grades[grade] = [.. terms];
        }
    }

    /// <summary>The table for vectors of <paramref name="dimension"/> coordinates, 0 to 8.</summary>
    public static ExteriorTerms For(int dimension) => Tables[dimension];

    /// <summary>The terms of the minors of <paramref name="grade"/> rows.</summary>
    public ReadOnlySpan<Term> OfGrade(int grade) => _grades[grade];

    /// <summary>Whether the last row's element in column <paramref name="axis"/> enters the minor <paramref name="target"/> with a minus.</summary>
    public static bool IsNegative(int target, int axis) => (BitOperations.PopCount((uint)target >> (axis + 1)) & 1) != 0;

    internal readonly record struct Term(int Target, int Source, int Axis, bool Negative);
}
