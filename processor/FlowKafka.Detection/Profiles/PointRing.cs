namespace FlowKafka.Detection.Profiles;

/// <summary>
/// The newest points of a conversation, oldest first. It doubles as it fills, up to the most that a horizon can hold,
/// and forgets from the front.
/// </summary>
internal struct PointRing
{
    private ProfilePoint[] _points;
    private int _head;

    public PointRing() => _points = [];

    public int Count { get; private set; }

    /// <summary>How many of them lie in any model's hulls.</summary>
    public int Marked { get; private set; }

    public readonly ref ProfilePoint this[int index] => ref _points[Wrap(_head + index)];

    /// <summary>Adds the newest point; there are never more than <paramref name="most"/>.</summary>
    public void Add(in ProfilePoint point, int most)
    {
        if (Count == _points.Length)
            Grow(most);
        Count++;
        this[Count - 1] = point;
        Marked += point.IsMarked ? 1 : 0;
    }

    /// <summary>Forgets the points of windows before this one.</summary>
    public void ForgetBefore(int window)
    {
        while (Count > 0 && this[0].Window < window)
        {
            Marked -= this[0].IsMarked ? 1 : 0;
            _head = Wrap(_head + 1);
            Count--;
        }
    }

    /// <summary>Counts the marked points again, after marks were changed in place.</summary>
    public void CountMarked()
    {
        Marked = 0;
        for (var i = 0; i < Count; i++)
            Marked += this[i].IsMarked ? 1 : 0;
    }

    private readonly int Wrap(int place) => place < _points.Length ? place : place - _points.Length;

    private void Grow(int most)
    {
        var larger = new ProfilePoint[Math.Min(most, Math.Max(1, 2 * _points.Length))];
        for (var i = 0; i < Count; i++)
            larger[i] = this[i];
        (_points, _head) = (larger, 0);
    }
}
