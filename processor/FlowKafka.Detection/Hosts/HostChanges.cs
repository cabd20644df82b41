using System.Collections;

namespace FlowKafka.Detection.Hosts;

/// <summary>Changes that are made as they are read, since all at once they would be as much memory as the states again.</summary>
/// <param name="isGood">Tells whether the states are still what they were.</param>
internal sealed class HostChanges(Func<bool> isGood) : IReadOnlyList<HostChange>
{
    private readonly List<(int End, Func<int, HostChange> Make)> _groups = [];

    public int Count { get; private set; }

    public HostChange this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            if (!isGood())
                throw new InvalidOperationException("The states have changed since the changes were taken.");
            var (group, start) = (0, 0);
            for (; index >= _groups[group].End; group++)
                start = _groups[group].End;
            return _groups[group].Make(index - start);
        }
    }

    public void Add(int count, Func<int, HostChange> make)
    {
        Count += count;
        _groups.Add((Count, make));
    }

    public IEnumerator<HostChange> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
