namespace FlowKafka.Geometry;

/// <summary>A closed ring of segments in the plane, prepared for the question whether a point is in it. Immutable.</summary>
/// <remarks>Crossings of the ray to the right are counted (Shimrat 1962) with an exact orientation test, among the edges that
/// the point's slab of the y axis knows. Points on an edge are inside, and so a ring of one or two corners is a point or a segment.</remarks>
internal sealed class Ring
{
    private const int MostSlabs = 4096;

    private readonly double[] _corners;
    private readonly BoundingBox _box;
    private readonly double _scale;
    private readonly int[] _starts;
    private readonly int[] _edges;

    /// <param name="corners">x, y, x, y, …; at least one corner, the first not repeated; finite.</param>
    public Ring(ReadOnlySpan<double> corners)
    {
        _corners = [.. corners, .. corners[..2]];
        _box = BoundingBox.Of(corners, 2);
        int edges = corners.Length / 2;
        int slabs = Math.Min(edges, MostSlabs);
        double height = _box.Maximum.Span[1] - _box.Minimum.Span[1];
        _scale = height > 0 && double.IsFinite(slabs / height) ? slabs / height : 0;
        _starts = new int[slabs + 1];
        for (int edge = 0; edge < edges; edge++)
        {
            for (int slab = First(edge); slab <= Last(edge); slab++)
            {
                _starts[slab + 1]++;
            }
        }

        for (int slab = 0; slab < slabs; slab++)
        {
            _starts[slab + 1] += _starts[slab];
        }

        _edges = new int[_starts[slabs]];
        int[] next = [.. _starts];
        for (int edge = 0; edge < edges; edge++)
        {
            for (int slab = First(edge); slab <= Last(edge); slab++)
            {
                _edges[next[slab]++] = edge;
            }
        }
    }

    /// <summary>Whether the point is in the ring or on it; a coordinate that is not finite is outside.</summary>
    public bool Contains(double x, double y)
    {
        if (!_box.Contains([x, y]))
        {
            return false;
        }

        int slab = Slab(y);
        bool inside = false;
        for (int at = _starts[slab]; at < _starts[slab + 1]; at++)
        {
            int corner = 2 * _edges[at];
            double ax = _corners[corner];
            double ay = _corners[corner + 1];
            double bx = _corners[corner + 2];
            double by = _corners[corner + 3];
            if (y < Math.Min(ay, by) || y > Math.Max(ay, by) || x > Math.Max(ax, bx))
            {
                continue;
            }

            bool isLeft = x < Math.Min(ax, bx);
            int turn = isLeft ? 1 : ay == by ? 0 : ay < by ? Orientation.Of(ax, ay, bx, by, x, y) : Orientation.Of(bx, by, ax, ay, x, y);
            if (turn == 0)
            {
                return true;
            }

            // The lower end counts, the upper one does not; a level edge has neither.
            inside ^= turn > 0 && y < Math.Max(ay, by);
        }

        return inside;
    }

    // Never decreases with y, whatever the rounding: an edge is in the slab of each point beside it.
    private int Slab(double y) => Math.Min((int)((y - _box.Minimum.Span[1]) * _scale), _starts.Length - 2);

    private int First(int edge) => Slab(Math.Min(_corners[(2 * edge) + 1], _corners[(2 * edge) + 3]));

    private int Last(int edge) => Slab(Math.Max(_corners[(2 * edge) + 1], _corners[(2 * edge) + 3]));
}
