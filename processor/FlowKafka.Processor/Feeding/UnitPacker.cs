using System.IO.Compression;
using FlowKafka.Kafka.Feed;

namespace FlowKafka.Processor.Feeding;

/// <summary>
/// Packs units into messages of some each, a pack for each frame, and deals the messages out to the partitions in turn. A
/// message that is too long is compressed; one that is too long even so cannot be sent.
/// </summary>
/// <param name="feed">Takes the messages.</param>
/// <param name="unitsPerMessage">The most units in one.</param>
/// <param name="longest">The longest message that brokers take, in bytes.</param>
internal sealed class UnitPacker(IMessageFeed feed, int unitsPerMessage, int longest)
{
    private const int Enough = 512 * 1024, MostPacks = 64;
    private const long LongestWait = 60_000; // of event time: grace periods are longer by far

    private readonly Dictionary<MessageFrame, UnitPack> _packs = [];
    private MessageFrame? _lastFrame;
    private UnitPack? _lastPack;
    private int _partition;

    /// <summary>Units taken.</summary>
    public long Units { get; private set; }

    /// <summary>Messages sent.</summary>
    public long Messages { get; private set; }

    /// <summary>Takes a unit; false when it is too long for a message.</summary>
    public bool TryAdd(MessageFrame frame, ReadOnlySpan<byte> unit, bool isAlone, long time)
    {
        var pack = PackOf(frame);
        if (pack.Units > 0 && (isAlone || pack.Length + unit.Length + 1 > longest))
            Send(pack);
        if (_packs.Count > 1 && time != long.MinValue)
            SendOlder(time - LongestWait);
        pack.Add(unit, time);
        Units++;
        return (!isAlone && pack.Units < unitsPerMessage && pack.Length < Math.Min(Enough, longest)) || Send(pack);
    }

    /// <summary>Sends all that is packed.</summary>
    public void SendAll() => SendOlder(long.MaxValue);

    private UnitPack PackOf(MessageFrame frame)
    {
        if (ReferenceEquals(frame, _lastFrame))
            return _lastPack!;
        if (!_packs.TryGetValue(frame, out var pack))
        {
            if (_packs.Count == MostPacks)
            {
                SendAll();
                _packs.Clear();
            }

            _packs.Add(frame, pack = new UnitPack(frame));
        }

        (_lastFrame, _lastPack) = (frame, pack);
        return pack;
    }

    private void SendOlder(long time)
    {
        foreach (var pack in _packs.Values)
        {
            if (pack.Units > 0 && pack.FirstTime <= time)
                Send(pack);
        }
    }

    private bool Send(UnitPack pack)
    {
        var message = pack.Take();
        if (message.Length > longest)
            message = Packed(message);
        if (message.Length > longest)
            return false;
        feed.Send(_partition, message);
        _partition = (_partition + 1) % feed.Partitions;
        Messages++;
        return true;
    }

    private static byte[] Packed(byte[] plain)
    {
        using var packed = new MemoryStream(plain.Length / 4);
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(plain);
        return packed.ToArray();
    }
}
