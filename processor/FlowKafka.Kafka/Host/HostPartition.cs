using FlowKafka.Detection.Hosts;
using FlowKafka.Flows;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Exchange;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Serialization;
using FlowKafka.Streams.Points;

namespace FlowKafka.Kafka.Host;

/// <summary>
/// Host of one partition: points by host in, contexts by pair out, when every partition of windows has closed a window.
/// States are written, and the input is committed, once in an hour of event time: a restart reads that hour again.
/// </summary>
internal sealed class HostPartition : IPartitionTask
{
    private const long Hour = 3_600_000;

    private readonly StageContext _context;
    private readonly HostBook _book;
    private readonly HostDays _days;
    private readonly IAckedSender _producer;
    private readonly ContextPacks _packs;
    private readonly int _partition;
    private readonly long _start;
    private readonly ExchangeReader _exchange;
    private readonly SymbolTable _names = new();
    private readonly PayloadHandler _observePack;
    private readonly PointHandler _observe;
    private readonly HostRestore _changelog;
    private readonly IEnumerator<bool> _restore;
    private HostOutput? _output;
    private HostRole _role;
    private long _observed;
    private long _repeats;

    /// <summary>Makes the task.</summary>
    /// <param name="context">What every stage is given.</param>
    /// <param name="options">How profiles are kept.</param>
    /// <param name="producer">Writes contexts and states.</param>
    /// <param name="reader">Reads what a restart needs.</param>
    /// <param name="packs">Packs contexts; the stage's tasks share it.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="start">The committed offset, or the beginning of the log.</param>
    public HostPartition(
        StageContext context, HostOptions options, IAckedSender producer, PartitionReader reader, ContextPacks packs, int partition, long start)
    {
        (_context, _producer, _packs, _partition, _start) = (context, producer, packs, partition, start);
        _book = new(options);
        _days = new(options.WindowSize);
        _exchange = new(context.Topics.Partitions, dropRepeats: true);
        _changelog = new(context, reader, _book, partition);
        (_observePack, _observe) = (ObservePack, Observe);
        _restore = RestoreSteps(reader).GetEnumerator();
        (Next, Committable) = (start, start);
    }

    public long Next { get; private set; }

    public long Committable { get; private set; }

    public bool Restore(TimeSpan slice) => !_restore.MoveNext();

    public void Take(in BatchMessage message)
    {
        Next = message.Offset + 1;
        _exchange.Take(message);
        while (_exchange.TryPeekStep(out var end, out _))
        {
            while (_days.TryNext(end - 1, out var moment))
                _output!.Close(_book, moment);
            _exchange.ReadStep(_observePack);
            _output!.Close(_book, end);
            _days.Reach(end);
        }
    }

    public void EndBatch()
    {
        Count();
        if (_output is not { HasMarkers: true } output)
            return;
        var offset = Math.Min(Next, _exchange.OldestHeldOffset);
        var isDue = HourOf(_exchange.Reached) > HourOf(output.Checkpoint?.ClosedThrough ?? long.MinValue);
        output.Flush(isDue ? _book.TakeChanges() : null, offset);
        if (isDue)
            Committable = offset;
    }

    public PartitionStatus Describe(bool isRestored, long end) =>
        new(_context.Topics.Grouped, _partition, isRestored, Next, end, _exchange.Reached, isRestored && _exchange.IsEmpty);

    public void Dispose() => _restore.Dispose();

    private static long HourOf(long moment) => Math.DivRem(moment, Hour).Quotient;

    private void ObservePack(ReadOnlySpan<byte> payload)
    {
        _role = GroupedPackCodec.Decode(payload, out var points);
        WindowPackReader.Decode(points, _names, _observe);
    }

    private void Observe(in WindowPoint point)
    {
        _observed++;
        _book.Observe(point, _role);
    }

    private void Count()
    {
        _context.Metrics.Add(PipelineCounter.PointsProfiled, _observed);
        _context.Metrics.Add(PipelineCounter.ExchangeRepeats, _exchange.Repeats - _repeats);
        (_observed, _repeats) = (0, _exchange.Repeats);
    }

    private IEnumerable<bool> RestoreSteps(PartitionReader reader)
    {
        foreach (var step in _changelog.Steps())
            yield return step;
        var checkpoint = _changelog.Checkpoint;
        _output = new(_context, _producer, _packs, _partition, checkpoint);
        if (checkpoint is null or { ClosedThrough: long.MinValue })
        {
            if (_start > reader.Range(_context.Topics.Grouped, _partition).Low)
                throw new StageFailedException(StageFailure.Unreadable, $"{_context.Topics.Hosts}/{_partition} holds no checkpoint, and {_context.Topics.Group(PipelineStage.Host)} has committed offset {_start}");
            yield break;
        }

        Next = Committable = checkpoint.Offset;
        _exchange.Restore(checkpoint.ClosedThrough);
        _days.Reach(checkpoint.ClosedThrough);
        _output.Mark(checkpoint.ClosedThrough, checkpoint.Network);
        _output.Flush(changes: null, Next);
    }
}
