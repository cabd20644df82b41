using FlowKafka.Detection.Hosts;
using FlowKafka.Flows;
using FlowKafka.Kafka.Exchange;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Serialization;
using FlowKafka.Streams.Points;

namespace FlowKafka.Kafka.Host;

/// <summary>
/// Writes what the book of one partition says, in this order: contexts, acknowledged; states, when they are due,
/// acknowledged; markers, acknowledged.
/// </summary>
internal sealed class HostOutput : IHostSink
{
    private readonly StageContext _context;
    private readonly IAckedSender _producer;
    private readonly ContextPacks _packs;
    private readonly ExchangeWriter _writer;
    private readonly int _partition;
    private readonly List<(long ClosedThrough, NetworkContext Network)> _markers = [];
    private readonly long _written;
    private long _end;
    private long _contexts;
    private long _rotations;

    /// <summary>Makes an output.</summary>
    /// <param name="context">What every stage is given.</param>
    /// <param name="producer">Writes.</param>
    /// <param name="packs">Packs contexts; the stage's tasks share it.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="checkpoint">What a restart goes by; null at the first start.</param>
    public HostOutput(StageContext context, IAckedSender producer, ContextPacks packs, int partition, HostCheckpoint? checkpoint)
    {
        (_context, _producer, _packs, _partition, Checkpoint) = (context, producer, packs, partition, checkpoint);
        _writer = new(producer, context.Topics.Context, context.Topics.Partitions, partition);
        _written = checkpoint?.Written ?? long.MinValue;
    }

    /// <summary>The checkpoint in the changelog; null when there is none.</summary>
    public HostCheckpoint? Checkpoint { get; private set; }

    /// <summary>True when something was closed since the last <see cref="Flush"/>.</summary>
    public bool HasMarkers => _markers.Count > 0;

    /// <summary>Closes a window in the book and writes what it says, except what was written before a restart.</summary>
    public void Close(HostBook book, long end)
    {
        _end = end;
        book.Close(end, this);
        _packs.Flush(end, _writer);
        Mark(end, book.Network);
    }

    /// <summary>Writes a marker at the next <see cref="Flush"/>.</summary>
    public void Mark(long closedThrough, in NetworkContext network) => _markers.Add((closedThrough, network));

    /// <summary>Writes the rest.</summary>
    /// <param name="changes">States that are due; null when none are.</param>
    /// <param name="offset">Where a restart reads on from the last marker.</param>
    public void Flush(IReadOnlyList<HostChange>? changes, long offset)
    {
        _producer.WaitForAcks();
        // What the changelog covers is never said again, except the last marker, which the checkpoint carries.
        for (var i = 0; i < _markers.Count - 1; i++)
            WriteMarker(_markers[i]);
        if (changes is not null)
        {
            _producer.WaitForAcks();
            WriteChangelog(changes, _markers[^1].ClosedThrough, _markers[^1].Network, offset);
        }

        WriteMarker(_markers[^1]);
        _producer.WaitForAcks();
        _markers.Clear();
        _context.Metrics.Add(PipelineCounter.Contexts, _contexts);
        _context.Metrics.Add(PipelineCounter.RotationWindows, _rotations);
        (_contexts, _rotations) = (0, 0);
    }

    void IHostSink.Tell(in IpPair pair, in ServerContext server)
    {
        if (_end <= _written)
            return;
        _contexts++;
        _packs.Add(pair, server, _end, _writer);
    }

    void IHostSink.Tell(in IpPair pair, in ClientContext client)
    {
        if (_end <= _written)
            return;
        _contexts++;
        _packs.Add(pair, client, _end, _writer);
    }

    void IHostSink.Rotating(in WindowPoint point, ServerRotation rotation)
    {
        if (_end <= _written)
            return;
        _rotations++;
        _packs.Add(point, rotation, _end, _writer);
    }

    private void WriteMarker((long ClosedThrough, NetworkContext Network) marker) =>
        _writer.Mark(marker.ClosedThrough, NetworkContextCodec.Encode(marker.Network));

    private void WriteChangelog(IReadOnlyList<HostChange> changes, long closedThrough, in NetworkContext network, long offset)
    {
        var before = Checkpoint ?? new(long.MinValue, long.MinValue, Offset: 0, default);
        Write(before with { Written = closedThrough });
        _producer.WaitForAcks();
        foreach (var change in changes)
        {
            _producer.Send(
                _context.Topics.Hosts, _partition, HostStateCodec.EncodeKey(change.Key),
                change.State is null ? null : HostStateCodec.Encode(change.State));
        }

        _producer.WaitForAcks();
        Checkpoint = new(closedThrough, closedThrough, offset, network);
        Write(Checkpoint);
        _producer.WaitForAcks();
        _context.Metrics.Add(PipelineCounter.HostStates, changes.Count);
    }

    private void Write(HostCheckpoint checkpoint) =>
        _producer.Send(_context.Topics.Hosts, _partition, HostRestore.CheckpointKey, HostCheckpointCodec.Encode(checkpoint));
}
