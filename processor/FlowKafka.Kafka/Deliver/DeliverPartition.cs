using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;

namespace FlowKafka.Kafka.Deliver;

/// <summary>The deliver stage of one partition: detections in, batches out; when the writer fails, again and again for a while.</summary>
internal sealed class DeliverPartition : IPartitionTask
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly StageContext _context;
    private readonly DeliverOptions _options;
    private readonly IDetectionWriter _writer;
    private readonly int _partition;
    private readonly DetectionBatch _batch = new();
    private byte[] _stamp = [];
    private int _toPassOver;
    private long? _failedSince;
    private long _failedAt;
    private TimeSpan _pause = FirstPause;

    public DeliverPartition(StageContext context, DeliverOptions options, IDetectionWriter writer, int partition, long start)
    {
        _context = context;
        _options = options;
        _writer = writer;
        _partition = partition;
        (Next, Committable) = (start, start);
    }

    public long Next { get; private set; }

    public long Committable { get; private set; }

    public bool IsWhole { get; private set; }

    public bool Restore(TimeSpan slice)
    {
        if (_failedSince is not null && _context.Time.GetElapsedTime(_failedAt) < _pause)
            return false;
        try
        {
            (_toPassOver, Next) = (0, Committable);
            if (_writer.Open(_partition) is { } point)
                GoTo(point);
            return IsWhole = true;
        }
        catch (Exception e) when (IsPassing(e))
        {
            Fail(e);
            return false;
        }
    }

    public void Take(in BatchMessage message)
    {
        Next = message.Offset + 1;
        if (_toPassOver > 0)
        {
            _toPassOver--;
            _context.Metrics.Add(PipelineCounter.AlreadyDelivered);
            return;
        }

        if (!DocumentHead.TryRead(message.Value, withSeries: false, out var head) || message.Value.Contains((byte)'\n'))
            throw UnreadableMessage.At(message);
        if (_batch.Count == 0)
            _stamp = IngestedStamp.Of(_context.Time.GetUtcNow());
        _batch.Add(message.Offset, head.Timestamp, message.Value, head.Place, _stamp);
    }

    public void EndBatch()
    {
        try
        {
            if (_batch.Count > 0)
                _writer.Write(_partition, _batch);
            _context.Metrics.Add(PipelineCounter.Delivered, _batch.Count);
            Committable = Next;
            (_failedSince, _pause) = (null, FirstPause);
        }
        catch (Exception e) when (IsPassing(e))
        {
            Next = Committable;
            Fail(e);
        }

        _batch.Clear();
    }

    public PartitionStatus Describe(bool isRestored, long end) =>
        new(_context.Topics.Detections, _partition, isRestored, Next, end, long.MinValue, isRestored && _batch.Count == 0);

    public void Dispose() => _writer.Close(_partition);

    private static bool IsPassing(Exception e) => e is IOException or UnauthorizedAccessException;

    private void GoTo(DeliveryPoint point)
    {
        var committed = Committable;
        _toPassOver = committed <= point.Offset
            ? point.Delivered
            : (int)Math.Max(0, point.Offset + point.Delivered - committed);
        Next = Committable = Math.Max(committed, point.Offset);
    }

    private void Fail(Exception e)
    {
        IsWhole = false;
        _failedAt = _context.Time.GetTimestamp();
        if (_failedSince is null)
            _failedSince = _failedAt;
        else
            _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
        _context.Metrics.Add(PipelineCounter.DeliveryRetries);
        if (_context.Time.GetElapsedTime(_failedSince.Value) >= _options.RetryFor)
            throw new StageFailedException(StageFailure.Sink, $"detections can't be written: {e.Message}; nothing was skipped, start again when it is mended", e);
        _context.Log.Write(ClientLogLevel.Error, "deliver", $"detections can't be written, trying again: {e.Message}");
    }
}
