using FlowKafka.Detection.Hosts;
using FlowKafka.Kafka.Exchange;
using FlowKafka.Kafka.Serialization;
using FlowKafka.Streams.Points;

namespace FlowKafka.Kafka.Group;

/// <summary>
/// Packs points by the partition and the role of their hosts. It is empty between windows, so that all partitions of a
/// stage can take turns with one.
/// </summary>
internal sealed class GroupedPacks(int partitions)
{
    private const int FirstCapacity = 2048;
    private const int PackBytes = 64 * 1024;
    private const int MostPoints = 500;

    // By partition and role.
    private readonly WindowPackBuilder?[] _packs = new WindowPackBuilder?[2 * partitions];

    /// <summary>Adds a point; a pack that is full is sent.</summary>
    public void Add(in WindowPoint point, HostRole role, int partition, ExchangeWriter writer)
    {
        var place = (2 * partition) + (int)role;
        var pack = _packs[place] ??= new(FirstCapacity);
        pack.Add(point);
        if (pack.Count >= MostPoints || pack.Length >= PackBytes)
            Send(place, pack, point.End, writer);
    }

    /// <summary>Sends what is left of a window.</summary>
    public void Flush(long end, ExchangeWriter writer)
    {
        for (var place = 0; place < _packs.Length; place++)
        {
            if (_packs[place] is { Count: > 0 } pack)
                Send(place, pack, end, writer);
        }
    }

    private static void Send(int place, WindowPackBuilder pack, long end, ExchangeWriter writer) =>
        writer.Send(place / 2, end, GroupedPackCodec.Encode((HostRole)(place % 2), pack.Finish()));
}
