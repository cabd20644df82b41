namespace FlowKafka.Geometry;

/// <summary>Gathers points that the first half-spaces let through, four at a time, so that each later block is loaded once for four.</summary>
internal ref struct HullBatch(Span<double> points, Span<double> slacks, Span<int> indices)
{
    private readonly Span<double> _points = points;
    private readonly Span<double> _slacks = slacks;
    private readonly Span<int> _indices = indices;
    private int _count;

    /// <summary>Takes a point in.</summary>
    /// <returns>Whether there are four now.</returns>
    public bool Add(int index, ReadOnlySpan<double> point, double slack)
    {
        point.CopyTo(_points[(_count * point.Length)..]);
        _slacks[_count] = slack;
        _indices[_count] = index;
        return ++_count == 4;
    }

    /// <summary>Asks the other half-spaces about the points, and starts again.</summary>
    public void Finish(HalfSpaceBlocks blocks, int first, Span<bool> inside)
    {
        if (_count == 0)
        {
            return;
        }

        int dimension = _points.Length / 4;
        for (int missing = _count; missing < 4; missing++)
        {
            _points[..dimension].CopyTo(_points[(missing * dimension)..]);
            _slacks[missing] = _slacks[0];
        }

        int rejected = blocks.RejectFour(_points, _slacks, first);
        for (int at = 0; at < _count; at++)
        {
            inside[_indices[at]] = (rejected >> at & 1) == 0;
        }

        _count = 0;
    }
}
