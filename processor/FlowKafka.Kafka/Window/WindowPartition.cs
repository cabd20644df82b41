using FlowKafka.Flows;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Serialization;
using FlowKafka.Streams.Points;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Kafka.Window;

/// <summary>The window stage of one partition: records in, points and markers out.</summary>
internal sealed class WindowPartition : IPartitionTask, IWindowSink
{
    private const int PackBytes = 64 * 1024;
    private const int MostPoints = 500;

    private readonly StageContext _context;
    private readonly AckedProducer _producer;
    private readonly PartitionReader _reader;
    private readonly int _partition;
    private readonly SymbolTable _symbols = new();
    private readonly WindowTask _task;
    private readonly WindowTally _tally;
    private readonly MarkerHistory _markers;
    private readonly WindowPackBuilder _pack = new(PackBytes);
    private readonly MarkerSearch _search;
    private readonly IEnumerator<bool> _restore;
    private FlowRecord[] _records = new FlowRecord[2048];
    private long _newestRestored = long.MinValue;

    public WindowPartition(
        StageContext context, WindowOptions options, TimeSpan grace, TimeSpan horizon, AckedProducer producer, PartitionReader reader, int partition, long start)
    {
        _context = context;
        _producer = producer;
        _reader = reader;
        _partition = partition;
        _task = new WindowTask(options, grace, _symbols);
        _tally = new WindowTally(_task.Counts);
        var lookBack = (long)(options.ConversationSilence + options.WindowSize).TotalMilliseconds;
        _markers = new MarkerHistory(Math.Max((long)horizon.TotalMilliseconds, lookBack));
        _search = new MarkerSearch(reader, context.Topics.Windows, partition, lookBack);
        _restore = RestoreSteps().GetEnumerator();
        Next = start;
    }

    public long Next { get; private set; }

    public long Committable => Math.Min(Next, _task.OldestOpenOffset ?? Next);

    public bool Restore(TimeSpan slice) => !_restore.MoveNext();

    public void Take(in BatchMessage message)
    {
        Next = message.Offset + 1;
        var value = message.Value;
        if (FlowPackReader.Is(value))
        {
            var count = FlowPackReader.Decode(value, _symbols, ref _records);
            _task.Add(_records.AsSpan(0, count), message.Offset);
        }
        else if (WatermarkUpdateCodec.Is(value))
        {
            _task.Apply(WatermarkUpdateCodec.Decode(value), message.Offset);
        }
        else if (LostWindowCodec.Is(value))
        {
            var lost = LostWindowCodec.Decode(value, _symbols);
            _task.AddLost(lost.Reporter, lost.WindowStart, message.Offset);
        }
        else
        {
            throw UnreadableMessage.At(message);
        }
    }

    public void EndBatch()
    {
        while (_task.TryCloseNext(this))
        {
            SendPack();
            _producer.WaitForAcks();
            WriteMarker();
        }

        _tally.PassOn(_context.Metrics);
    }

    public void Emit(in WindowPoint point)
    {
        _pack.Add(point);
        if (_pack.Count >= MostPoints || _pack.Length >= PackBytes)
            SendPack();
    }

    public PartitionStatus Describe(bool isRestored, long end) => new(
        _context.Topics.Flows, _partition, isRestored, Next, end, _task.ClosedThrough,
        isRestored && _task.OpenWindows == 0 && _task.Watermarks.AllIdle);

    public void Dispose()
    {
        _restore.Dispose();
        _task.Dispose();
    }

    private void SendPack()
    {
        if (_pack.Count > 0)
            _producer.Send(_context.Topics.Windows, _partition, null, _pack.Finish());
    }

    private void WriteMarker()
    {
        var marker = new ClosedMarker(_task.ClosedThrough, _task.ControlOffset, _task.Watermarks.Snapshot(), _markers.Recent);
        _producer.Send(_context.Topics.Windows, _partition, null, ClosedMarkerCodec.Encode(marker));
        var offset = _producer.WaitForAcks();
        if (offset < 0)
            offset = _reader.Range(_context.Topics.Windows, _partition).High - 1;
        _markers.Add(new(marker.ClosedThrough, offset));
        _context.Metrics.Add(PipelineCounter.Markers);
    }

    private IEnumerable<bool> RestoreSteps()
    {
        foreach (var step in _search.Steps())
            yield return step;
        if (_search.Marker is not { } marker)
            yield break;
        _task.Restore(marker);
        _markers.Restore(marker, _search.Offset);
        _reader.Open(_context.Topics.Windows, _partition, _search.From, _search.Offset);
        while (!_reader.Step(TimeSpan.FromMilliseconds(200), RestorePoints))
            yield return false;
    }

    private void RestorePoints(in BatchMessage message)
    {
        if (WindowPackReader.Is(message.Value))
            WindowPackReader.Decode(message.Value, _symbols, RestorePoint);
    }

    // Points behind those of a later window are an earlier owner's: they would turn conversations back.
    private void RestorePoint(in WindowPoint point)
    {
        if (point.Start < _newestRestored)
            return;
        _newestRestored = point.Start;
        _task.Restore(point);
    }
}
