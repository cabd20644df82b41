using FlowKafka.Detection;
using FlowKafka.Detection.Models;
using FlowKafka.Flows;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Serialization;
using FlowKafka.Kafka.Window;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Kafka.Judge;

/// <summary>
/// Judge of one partition: points whose window has its marker in, and what the host stage tells of their hosts; verdicts
/// and states of episodes out. What is committed is always the place behind a marker, and with it the place in the log of
/// context that a restart from there needs.
/// </summary>
internal sealed class JudgePartition : IPartitionTask
{
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(200);

    private readonly StageContext _context;
    private readonly JudgeOptions _options;
    private readonly PartitionReader _reader;
    private readonly ContextTail? _tail;
    private readonly int _partition;
    private readonly long _start;
    private readonly long _windowSize;
    private readonly SymbolTable _names = new();
    private readonly JudgeOutput _output;
    private readonly ContextJudge _judge;
    private readonly IEnumerator<bool> _restore;
    private JudgeWork? _work;
    private Confluent.Kafka.TopicPartitionOffset[] _further = [];
    private long _observed;
    private long _stale;
    private long _allowed;
    private ClosedMarker? _marker;

    /// <summary>Makes the task.</summary>
    /// <param name="context">What every stage is given.</param>
    /// <param name="options">Judge's options.</param>
    /// <param name="models">The models.</param>
    /// <param name="producer">Writes what judge says.</param>
    /// <param name="reader">Reads what a restart needs.</param>
    /// <param name="tail">Follows the context; null when there is none.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="start">The committed offset, or the beginning of the log.</param>
    public JudgePartition(
        StageContext context, JudgeOptions options, IReadOnlyList<Model> models, AckedProducer producer, PartitionReader reader, ContextTail? tail,
        int partition, long start)
    {
        _context = context;
        _options = options;
        _reader = reader;
        _tail = tail;
        _partition = partition;
        _start = start;
        _windowSize = (long)options.WindowSize.TotalMilliseconds;
        _output = new JudgeOutput(context, producer, partition);
        _judge = new ContextJudge(options, models, _output);
        _restore = RestoreSteps().GetEnumerator();
        (Next, Committable) = (start, start);
    }

    public long Next { get; private set; }

    public long Committable { get; private set; }

    public IReadOnlyList<Confluent.Kafka.TopicPartitionOffset> FurtherCommittable => _further;

    public bool WantsMore => _work is not { WantsWindows: false };

    public bool IsWaiting => _work is { IsWaiting: true };

    private JudgeWork Work => _work!;

    public bool Restore(TimeSpan slice) => !_restore.MoveNext();

    public void Take(in BatchMessage message)
    {
        Next = message.Offset + 1;
        Work.TakeWindows(message);
    }

    public bool Follow()
    {
        if (_tail is null)
            return false;
        _tail.Follow();
        var any = Work.Proceed();
        _tail.Want(_partition, Work.WantsContext);
        return any;
    }

    public void EndBatch()
    {
        _output.Flush(Work.Said);
        if (Work.Handled > Committable)
        {
            Committable = Work.Handled;
            if (_tail is not null)
                _further = [new(_context.Topics.Context, _partition, Work.ReadContextFrom(LookBack()))];
        }

        Count(PipelineCounter.PointsJudged);
    }

    public void Committed() => _output.Forget();

    public PartitionStatus Describe(bool isRestored, long end) => new(
        _context.Topics.Windows, _partition, isRestored, Next, end, _work?.Judged ?? long.MinValue, isRestored && Work.IsIdle);

    public PartitionStatus? DescribeFurther(bool isRestored)
    {
        if (_tail is null || !isRestored)
            return null;
        var (next, end) = _tail.PositionOf(_partition);
        return new(_context.Topics.Context, _partition, isRestored, next, end, Work.Said, Work.IsContextIdle);
    }

    public void Dispose()
    {
        _restore.Dispose();
        _tail?.Close(_partition);
    }

    // What a live pair was last told may be older than the horizon, when it fell silent at its beginning.
    private long LookBack() => (long)(_options.Horizon + _options.EpisodeSilence).TotalMilliseconds + _windowSize;

    private IEnumerable<bool> RestoreSteps()
    {
        var from = _tail?.StartOf(_partition) ?? 0;
        var context = _tail is null ? null : new ContextLog(_judge, _names, _windowSize, _context.Topics.Partitions, from);
        _work = new JudgeWork(_judge, _names, _windowSize, context);
        _tail?.Open(_partition, from, (in BatchMessage message) => Work.TakeContext(message));
        var (low, _) = _reader.Range(_context.Topics.Windows, _partition);
        if (_start <= low)
            yield break;
        _reader.Open(_context.Topics.Windows, _partition, _start - 1, _start);
        while (!_reader.Step(Slice, FindMarker))
            yield return false;
        if (_marker is not { } marker)
            throw new StageFailedException(StageFailure.Unreadable, $"{_context.Topics.Windows}/{_partition} holds no marker before offset {_start}, which {_context.Topics.Group(PipelineStage.Judge)} has committed");

        _judge.Replay();
        var (first, end) = _reader.Range(_context.Topics.Episodes, _partition);
        _reader.Open(_context.Topics.Episodes, _partition, first, end);
        while (!_reader.Step(Slice, RestoreEpisode))
            yield return false;
        foreach (var state in _output.Restored)
            _judge.Restore(state);
        // The context was applied at least up to the start of the last window that was judged.
        var said = _tail is null ? marker.ClosedThrough : marker.ClosedThrough - _windowSize;
        _judge.GoLive(marker.ClosedThrough, said);
        _output.Said = said;

        from = MarkerHistory.ReadFrom(marker, marker.ClosedThrough - (long)_options.Horizon.TotalMilliseconds, low);
        _reader.Open(_context.Topics.Windows, _partition, from, _start);
        for (var isRead = false; !isRead || Work.Judged < marker.ClosedThrough;)
        {
            if (!isRead && Work.WantsWindows)
                isRead = _reader.Step(Slice, TakeAgain);
            Follow();
            yield return false;
        }

        Count(PipelineCounter.PointsReplayed);
    }

    private void FindMarker(in BatchMessage message)
    {
        if (ClosedMarkerCodec.Is(message.Value))
            _marker = ClosedMarkerCodec.Decode(message.Value);
    }

    private void RestoreEpisode(in BatchMessage message)
    {
        var id = System.Text.Encoding.UTF8.GetString(message.Key);
        _output.Restore(id, message.Value.IsEmpty ? null : EpisodeStateCodec.Decode(message.Value));
    }

    private void TakeAgain(in BatchMessage message) => Work.TakeWindows(message);

    private void Count(PipelineCounter points)
    {
        _context.Metrics.Add(points, Work.Observed - _observed);
        _context.Metrics.Add(PipelineCounter.StaleMarkers, Work.StaleMarkers - _stale);
        var allowed = _judge.Pairs.Counts.Allowed + _judge.Rotations.Counts.Allowed;
        _context.Metrics.Add(PipelineCounter.AssessmentsAllowed, allowed - _allowed);
        (_observed, _stale, _allowed) = (Work.Observed, Work.StaleMarkers, allowed);
    }
}
