using System.Runtime.Intrinsics;

namespace FlowKafka.Geometry.Patterns;

/// <summary>Eight unit vectors, each of which turns by its own angle.</summary>
internal struct Turning
{
    private Vector256<float> _cosine;
    private Vector256<float> _sine;
    private Vector256<float> _turnCosine;
    private Vector256<float> _turnSine;

    /// <summary>A vector for each value.</summary>
    /// <param name="values">At most eight; the vectors that have none are 0.</param>
    /// <param name="origin">The value whose vector stays where it is.</param>
    /// <param name="first">Turns of a vector, at first, for each unit that its value is beyond the origin.</param>
    /// <param name="step">The same, for what is added to them each time.</param>
    public static Turning Of(ReadOnlySpan<double> values, double origin, double first, double step)
    {
        Span<double> eight = stackalloc double[Vector256<float>.Count];
        eight.Fill(origin);
        values.CopyTo(eight);
        Vector256<double> low = Vector256.Create<double>(eight) - Vector256.Create(origin);
        Vector256<double> high = Vector256.Create<double>(eight[Vector256<double>.Count..]) - Vector256.Create(origin);
        Vector256<float> isTaken = Vector256.LessThan(Vector256<float>.Indices, Vector256.Create((float)values.Length));
        (Vector256<float> sine, Vector256<float> cosine) = Vector256.SinCos(Angles(low * first, high * first));
        (Vector256<float> turnSine, Vector256<float> turnCosine) = Vector256.SinCos(Angles(low * step, high * step));
        return new Turning { _cosine = cosine & isTaken, _sine = sine & isTaken, _turnCosine = turnCosine, _turnSine = turnSine };
    }

    /// <summary>Adds the vectors to sums, and turns each of them once.</summary>
    public void AddAndTurn(ref Vector256<float> cosines, ref Vector256<float> sines)
    {
        Vector256<float> cosine = _cosine;
        Vector256<float> sine = _sine;
        cosines += cosine;
        sines += sine;
        _cosine = (cosine * _turnCosine) - (sine * _turnSine);
        _sine = (cosine * _turnSine) + (sine * _turnCosine);
    }

    // Whole turns are taken away while there are digits to spare.
    private static Vector256<float> Angles(Vector256<double> low, Vector256<double> high) => Vector256.Narrow(
        (low - Vector256.Round(low)) * (2 * Math.PI), (high - Vector256.Round(high)) * (2 * Math.PI));
}
