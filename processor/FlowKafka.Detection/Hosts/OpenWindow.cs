using FlowKafka.Detection.Hosts.Rotations;

namespace FlowKafka.Detection.Hosts;

/// <summary>The entries of a window that is not closed yet, in the order in which they came.</summary>
internal sealed class OpenWindow
{
    private HostEntry[] _entries = new HostEntry[64];
    private RotationPart[] _parts = new RotationPart[16];
    private int _count;
    private int _partCount;

    public Span<HostEntry> Entries => _entries.AsSpan(0, _count);

    public ReadOnlySpan<RotationPart> Parts => _parts.AsSpan(0, _partCount);

    public ref HostEntry Add()
    {
        if (_count == _entries.Length)
            Array.Resize(ref _entries, 2 * _count);
        return ref _entries[_count++];
    }

    public int Add(in RotationPart part)
    {
        if (_partCount == _parts.Length)
            Array.Resize(ref _parts, 2 * _partCount);
        _parts[_partCount] = part;
        return _partCount++;
    }

    /// <summary>Begins anew, and keeps the room.</summary>
    public void Clear()
    {
        // The parts hold texts.
        _parts.AsSpan(0, _partCount).Clear();
        (_count, _partCount) = (0, 0);
    }
}
