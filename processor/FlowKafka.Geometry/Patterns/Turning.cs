using System.Runtime.Intrinsics;

namespace FlowKafka.Geometry.Patterns;

/// <summary>Eight unit vectors, each of which turns by its own angle.</summary>
internal struct Turning
{
    private Vector256<float> _turnCosine;
    private Vector256<float> _turnSine;

    public Vector256<float> Cosine { get; private set; }

    public Vector256<float> Sine { get; private set; }

    /// <summary>A vector for each value.</summary>
    /// <param name="values">At most eight; the vectors that have none are 0.</param>
    /// <param name="origin">The value whose vector stays where it is.</param>
    /// <param name="first">Turns of a vector, at first, for each unit that its value is beyond the origin.</param>
    /// <param name="step">The same, for what is added to them each time.</param>
    public static Turning Of(ReadOnlySpan<double> values, double origin, double first, double step)
    {
        Span<float> start = stackalloc float[Vector256<float>.Count];
        Span<float> turn = stackalloc float[Vector256<float>.Count];
        for (int lane = 0; lane < values.Length; lane++)
        {
            start[lane] = Angle((values[lane] - origin) * first);
            turn[lane] = Angle((values[lane] - origin) * step);
        }

        Vector256<float> isTaken = Vector256.LessThan(Vector256<float>.Indices, Vector256.Create((float)values.Length));
        (Vector256<float> sine, Vector256<float> cosine) = Vector256.SinCos(Vector256.Create<float>(start));
        (Vector256<float> turnSine, Vector256<float> turnCosine) = Vector256.SinCos(Vector256.Create<float>(turn));
        return new Turning { Cosine = cosine & isTaken, Sine = sine & isTaken, _turnCosine = turnCosine, _turnSine = turnSine };
    }

    /// <summary>Turns each of them once.</summary>
    public void Turn()
    {
        (Cosine, Sine) = ((Cosine * _turnCosine) - (Sine * _turnSine), (Cosine * _turnSine) + (Sine * _turnCosine));
    }

    // Whole turns are taken away while there are digits to spare.
    private static float Angle(double turns) => (float)(2 * Math.PI * (turns - Math.Round(turns)));
}
