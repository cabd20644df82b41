using FlowKafka.Detection.Hosts;
using FlowKafka.Flows;
using FlowKafka.Kafka.Exchange;
using FlowKafka.Kafka.Serialization;
using FlowKafka.Streams.Points;

namespace FlowKafka.Kafka.Host;

/// <summary>
/// Packs what is known of pairs by their partition. It is empty between windows, so that all partitions of a stage can
/// take turns with one.
/// </summary>
internal sealed class ContextPacks(int partitions)
{
    private const int PackBytes = 64 * 1024;

    private readonly ContextPackBuilder?[] _packs = new ContextPackBuilder?[partitions];
    private readonly TargetPartitions _targets = new(partitions);

    public void Add(in IpPair pair, in ServerContext server, long end, ExchangeWriter writer)
    {
        var partition = _targets.Of(pair);
        Pack(partition).Add(pair, server, end);
        SendFull(partition, end, writer);
    }

    public void Add(in IpPair pair, in ClientContext client, long end, ExchangeWriter writer)
    {
        var partition = _targets.Of(pair);
        Pack(partition).Add(pair, client, end);
        SendFull(partition, end, writer);
    }

    public void Add(in WindowPoint point, ServerRotation rotation, long end, ExchangeWriter writer)
    {
        var partition = _targets.Of(point.Pair);
        Pack(partition).Add(point, rotation);
        SendFull(partition, end, writer);
    }

    /// <summary>Sends what is left of a window.</summary>
    public void Flush(long end, ExchangeWriter writer)
    {
        for (var partition = 0; partition < _packs.Length; partition++)
        {
            if (_packs[partition] is { Length: > 0 } pack)
                writer.Send(partition, end, pack.Finish(end));
        }
    }

    private ContextPackBuilder Pack(int partition) => _packs[partition] ??= new();

    private void SendFull(int partition, long end, ExchangeWriter writer)
    {
        if (_packs[partition]!.Length >= PackBytes)
            writer.Send(partition, end, _packs[partition]!.Finish(end));
    }
}
