using FlowKafka.Detection.Hosts;
using FlowKafka.Detection.Orientation;
using FlowKafka.Flows;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Exchange;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Serialization;
using FlowKafka.Streams.Points;

namespace FlowKafka.Kafka.Group;

/// <summary>
/// Group of one partition: points whose window has its marker in; out each of them twice, to the partition of its
/// server and to that of its client. What is committed is always the place behind a marker.
/// </summary>
internal sealed class GroupPartition : IPartitionTask
{
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(200);

    private readonly StageContext _context;
    private readonly OwnNetworks _ownNetworks;
    private readonly PartitionReader _reader;
    private readonly GroupedPacks _packs;
    private readonly ExchangeWriter _writer;
    private readonly TargetPartitions _targets;
    private readonly int _partition;
    private readonly long _start;
    private readonly SymbolTable _names = new();
    private readonly SortedDictionary<long, HeldWindow> _held = [];
    private readonly IEnumerator<bool> _restore;
    private long _closedThrough = long.MinValue;
    private long _told = long.MinValue;
    private long _handled;
    private long _arrived;
    private long _points;
    private IpPair? _highest;

    /// <summary>Makes the task.</summary>
    /// <param name="context">What every stage is given.</param>
    /// <param name="ownNetworks">What counts as inside when nothing better tells client from server.</param>
    /// <param name="producer">Writes the points.</param>
    /// <param name="reader">Reads what a restart needs.</param>
    /// <param name="packs">Packs them; the stage's tasks share it.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="start">The committed offset, or the beginning of the log.</param>
    public GroupPartition(
        StageContext context, OwnNetworks ownNetworks, IAckedSender producer, PartitionReader reader, GroupedPacks packs, int partition, long start)
    {
        (_context, _ownNetworks, _reader, _packs, _partition, _start) = (context, ownNetworks, reader, packs, partition, start);
        _writer = new(producer, context.Topics.Grouped, context.Topics.Partitions, partition);
        _targets = new(context.Topics.Partitions);
        _restore = RestoreSteps().GetEnumerator();
        (Next, Committable, _handled) = (start, start, start);
    }

    public long Next { get; private set; }

    public long Committable { get; private set; }

    public bool Restore(TimeSpan slice) => !_restore.MoveNext();

    public void Take(in BatchMessage message)
    {
        Next = message.Offset + 1;
        if (WindowPackReader.Is(message.Value))
            Hold(message, WindowPackReader.EndOf(message.Value));
        else if (ClosedMarkerCodec.Is(message.Value))
            Close(ClosedMarkerCodec.Decode(message.Value).ClosedThrough);
        else
            throw UnreadableMessage.At(message);
    }

    public void EndBatch()
    {
        if (_closedThrough > _told)
            _writer.Close(_closedThrough, []);
        _told = _closedThrough;
        Committable = _handled;
        _context.Metrics.Add(PipelineCounter.PointsGrouped, _points);
        _points = 0;
    }

    public PartitionStatus Describe(bool isRestored, long end) =>
        new(_context.Topics.Windows, _partition, isRestored, Next, end, _closedThrough, isRestored && _held.Count == 0);

    public void Dispose() => _restore.Dispose();

    private void Hold(in BatchMessage message, long end)
    {
        if (end <= _closedThrough)
            return;
        if (!_held.TryGetValue(end, out var window))
            _held[end] = window = new();
        window.Add(new(_partition, _arrived++, message.Offset, message.Value.ToArray()));
    }

    // A marker of an earlier owner may come behind its successor's: it says nothing new.
    private void Close(long closedThrough)
    {
        if (closedThrough <= _closedThrough)
        {
            _context.Metrics.Add(PipelineCounter.StaleMarkers);
            return;
        }

        while (_held.Count > 0 && First() is var end && end <= closedThrough)
        {
            _held.Remove(end, out var window);
            _highest = null;
            foreach (var pack in window!.TakeInOrder())
                WindowPackReader.Decode(pack.Payload, _names, Group);
            _packs.Flush(end, _writer);
        }

        _closedThrough = closedThrough;
        // Two owners may have been at work: points of a later window that came before this marker must be read again.
        if (_held.Count == 0)
            _handled = Next;
    }

    private long First()
    {
        foreach (var end in _held.Keys)
            return end;
        return long.MaxValue;
    }

    // A window is written in the order of its keys, and from the first one again by who starts anew: whatever is not
    // above the highest key so far was there.
    private void Group(in WindowPoint point)
    {
        if (_highest is { } highest && point.Pair <= highest)
            return;
        _highest = point.Pair;
        _points++;
        var client = ClientOrientation.Decide(point.Conversation, point.Pair, _ownNetworks).Client;
        var (clientAddress, serverAddress) = client == Side.Lower ? (point.Pair.Lower, point.Pair.Higher) : (point.Pair.Higher, point.Pair.Lower);
        _packs.Add(point, HostRole.Server, _targets.Of(serverAddress, point.Pair.Tenant), _writer);
        _packs.Add(point, HostRole.Client, _targets.Of(clientAddress, point.Pair.Tenant), _writer);
    }

    private IEnumerable<bool> RestoreSteps()
    {
        var (low, _) = _reader.Range(_context.Topics.Windows, _partition);
        if (_start <= low)
            yield break;
        _reader.Open(_context.Topics.Windows, _partition, _start - 1, _start);
        while (!_reader.Step(Slice, FindMarker))
            yield return false;
        if (_closedThrough == long.MinValue)
            throw new StageFailedException(StageFailure.Unreadable, $"{_context.Topics.Windows}/{_partition} holds no marker before offset {_start}, which {_context.Topics.Group(PipelineStage.Group)} has committed");
    }

    private void FindMarker(in BatchMessage message)
    {
        if (ClosedMarkerCodec.Is(message.Value))
            _told = _closedThrough = ClosedMarkerCodec.Decode(message.Value).ClosedThrough;
    }
}
