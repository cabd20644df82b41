using FlowKafka.Detection.Hosts.Tables;

namespace FlowKafka.Detection.Hosts;

/// <summary>
/// Orders the entries of a window by pair and role. They come in runs that are in order, one for each message: merging
/// the runs (natural merge sort; Knuth, The Art of Computer Programming 3, 5.2.4) costs one pass for each doubling of them.
/// </summary>
internal sealed class HostEntryOrder(TextTable tenants)
{
    private readonly List<int> _ends = [];
    private int[] _order = [];
    private int[] _other = [];

    /// <summary>The numbers of the entries in order; valid until the next call.</summary>
    public ReadOnlySpan<int> Of(ReadOnlySpan<HostEntry> entries)
    {
        if (_order.Length < entries.Length)
            (_order, _other) = (new int[entries.Length], new int[entries.Length]);
        _ends.Clear();
        for (var i = 0; i < entries.Length; i++)
        {
            _order[i] = i;
            if (i + 1 == entries.Length || Compare(entries[i], entries[i + 1]) > 0)
                _ends.Add(i + 1);
        }

        while (_ends.Count > 1)
            MergePairs(entries);
        return _order.AsSpan(0, entries.Length);
    }

    /// <summary>Orders by tenant (ordinal), lower address, higher address, protocol, as <see cref="Flows.IpPair"/>, then by role.</summary>
    public int Compare(in HostEntry one, in HostEntry other)
    {
        var order = tenants.Compare(one.Tenant, other.Tenant);
        if (order == 0)
            order = one.Lower.CompareTo(other.Lower);
        if (order == 0)
            order = one.Higher.CompareTo(other.Higher);
        if (order == 0)
            order = one.Protocol.CompareTo(other.Protocol);
        return order != 0 ? order : ((byte)one.Role).CompareTo((byte)other.Role);
    }

    private void MergePairs(ReadOnlySpan<HostEntry> entries)
    {
        var (start, kept) = (0, 0);
        for (var run = 0; run < _ends.Count; run += 2)
        {
            var middle = _ends[run];
            var end = run + 1 < _ends.Count ? _ends[run + 1] : middle;
            Merge(entries, start, middle, end);
            _ends[kept++] = end;
            start = end;
        }

        _ends.RemoveRange(kept, _ends.Count - kept);
        (_order, _other) = (_other, _order);
    }

    private void Merge(ReadOnlySpan<HostEntry> entries, int start, int middle, int end)
    {
        var (i, j) = (start, middle);
        for (var to = start; to < end; to++)
        {
            var isLeft = j >= end || (i < middle && Compare(entries[_order[i]], entries[_order[j]]) <= 0);
            _other[to] = _order[isLeft ? i++ : j++];
        }
    }
}
