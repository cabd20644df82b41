using FlowKafka.Detection;
using FlowKafka.Detection.Models;
using FlowKafka.Flows;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Serialization;
using FlowKafka.Kafka.Window;
using FlowKafka.Streams.Points;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Kafka.Judge;

/// <summary>
/// Judge of one partition: points whose window has its marker in, detections and states of episodes out. What is
/// committed is always the place behind a marker.
/// </summary>
internal sealed class JudgePartition : IPartitionTask
{
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(200);

    private readonly StageContext _context;
    private readonly JudgeOptions _options;
    private readonly PartitionReader _reader;
    private readonly int _partition;
    private readonly long _start;
    private readonly SymbolTable _names = new();
    private readonly HeldPoints _held = new();
    private readonly JudgeOutput _output;
    private readonly Detection.Judge _judge;
    private readonly IEnumerator<bool> _restore;
    private long _closedThrough = long.MinValue;
    private long _handled;
    private long _observed;
    private ClosedMarker? _marker;

    /// <summary>Makes the task.</summary>
    /// <param name="context">What every stage is given.</param>
    /// <param name="options">Judge's options.</param>
    /// <param name="models">The models.</param>
    /// <param name="producer">Writes what judge says.</param>
    /// <param name="reader">Reads what a restart needs.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="start">The committed offset, or the beginning of the log.</param>
    public JudgePartition(
        StageContext context, JudgeOptions options, IReadOnlyList<Model> models, AckedProducer producer, PartitionReader reader, int partition, long start)
    {
        _context = context;
        _options = options;
        _reader = reader;
        _partition = partition;
        _start = start;
        _output = new JudgeOutput(context, producer, partition);
        _judge = new Detection.Judge(options, models, _output);
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
        {
            _held.Add(message.Value);
            return;
        }

        if (!ClosedMarkerCodec.Is(message.Value))
            throw UnreadableMessage.At(message);
        if (Close(ClosedMarkerCodec.Decode(message.Value)))
            _handled = Next;
    }

    public void EndBatch()
    {
        _output.Flush();
        Committable = _handled;
        _context.Metrics.Add(PipelineCounter.PointsJudged, _observed);
        _observed = 0;
    }

    public void Committed() => _output.Forget();

    public PartitionStatus Describe(bool isRestored, long end) =>
        new(_context.Topics.Windows, _partition, isRestored, Next, end, _closedThrough, isRestored && _held.Count == 0);

    public void Dispose() => _restore.Dispose();

    // A marker of an earlier owner may come behind its successor's: its points were judged already.
    private bool Close(ClosedMarker marker)
    {
        if (marker.ClosedThrough <= _closedThrough)
        {
            _context.Metrics.Add(PipelineCounter.StaleMarkers);
            _held.Clear();
            return false;
        }

        for (var i = 0; i < _held.Count; i++)
            WindowPackReader.Decode(_held[i], _names, Observe);
        _held.Clear();
        _closedThrough = marker.ClosedThrough;
        _judge.Advance(_closedThrough);
        return true;
    }

    private void Observe(in WindowPoint point)
    {
        _observed++;
        _judge.Observe(point);
    }

    private IEnumerable<bool> RestoreSteps()
    {
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
        _judge.GoLive(marker.ClosedThrough);

        var from = MarkerHistory.ReadFrom(marker, marker.ClosedThrough - (long)_options.Horizon.TotalMilliseconds, low);
        _reader.Open(_context.Topics.Windows, _partition, from, _start);
        while (!_reader.Step(Slice, Replay))
            yield return false;
        _context.Metrics.Add(PipelineCounter.PointsReplayed, _observed);
        _observed = 0;
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

    private void Replay(in BatchMessage message)
    {
        if (WindowPackReader.Is(message.Value))
            _held.Add(message.Value);
        else if (ClosedMarkerCodec.Is(message.Value))
            Close(ClosedMarkerCodec.Decode(message.Value));
    }
}
