using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Processor.Talk;

/// <summary>
/// The talk's rule for who is the source: the address that occurs most often on the interface. Where two occur equally
/// often, as at an interface with one peer, it is the lower one.
/// </summary>
internal sealed class TalkOrientation
{
    private readonly Dictionary<string, Dictionary<IpAddress, long>> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IpAddress> _most = new(StringComparer.Ordinal);

    /// <summary>Counts records: each names both addresses of its pair.</summary>
    public void Count(string reporter, in IpPair pair, long records)
    {
        if (!_counts.TryGetValue(reporter, out var counts))
            _counts.Add(reporter, counts = []);
        counts[pair.Lower] = counts.GetValueOrDefault(pair.Lower) + records;
        counts[pair.Higher] = counts.GetValueOrDefault(pair.Higher) + records;
    }

    /// <summary>The client of a pair that an interface tells of; all must have been counted.</summary>
    public Side ClientOf(string reporter, in IpPair pair)
    {
        if (!_most.TryGetValue(reporter, out var most))
            _most.Add(reporter, most = _counts[reporter].OrderByDescending(count => count.Value).ThenBy(count => count.Key).First().Key);
        return pair.Higher == most ? Side.Higher : Side.Lower;
    }
}
