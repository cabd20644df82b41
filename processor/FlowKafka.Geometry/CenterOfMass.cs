namespace FlowKafka.Geometry;

/// <summary>The centre of mass of the cones from the middle of an inner simplex over the simplices of a hull.</summary>
internal sealed class CenterOfMass(ScaledCloud cloud, int[] inner)
{
    private readonly double[] _middle = [.. Enumerable.Range(0, cloud.Dimension)
        .Select(axis => inner.Sum(point => cloud.Rows[(point * cloud.Dimension) + axis]) / inner.Length)];

    private readonly double[] _moments = new double[cloud.Dimension];
    private double _mass;

    /// <summary>Adds the cone over a simplex.</summary>
    /// <param name="corners">The simplex.</param>
    /// <param name="share">The cone's volume, in any unit.</param>
    public void Add(ReadOnlySpan<int> corners, double share)
    {
        _mass += share;
        foreach (int corner in corners)
        {
            for (int axis = 0; axis < _moments.Length; axis++)
            {
                _moments[axis] += share * (cloud.Rows[(corner * _moments.Length) + axis] - _middle[axis]);
            }
        }
    }

    /// <summary>The centre, in original coordinates.</summary>
    public double[] Point() =>
        [.. _moments.Select((moment, axis) =>
            Math.ScaleB(_middle[axis] + (moment / (_mass * inner.Length)), cloud.UnitExponent(axis)))];
}
