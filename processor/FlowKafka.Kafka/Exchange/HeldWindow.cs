namespace FlowKafka.Kafka.Exchange;

/// <summary>The packs of one window, of all sources.</summary>
internal sealed class HeldWindow
{
    private readonly List<HeldPack> _packs = [];

    /// <summary>The lowest offset of a pack.</summary>
    public long OldestOffset { get; private set; } = long.MaxValue;

    public void Add(in HeldPack pack)
    {
        _packs.Add(pack);
        OldestOffset = Math.Min(OldestOffset, pack.Offset);
    }

    /// <summary>Gives the packs by source and by their order within it, and lets go of each.</summary>
    public IEnumerable<HeldPack> TakeInOrder()
    {
        _packs.Sort(static (one, other) => (one.Source, one.Order).CompareTo((other.Source, other.Order)));
        for (var i = 0; i < _packs.Count; i++)
        {
            var pack = _packs[i];
            _packs[i] = default;
            yield return pack;
        }
    }
}
