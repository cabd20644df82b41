using System.Text;
using FlowKafka.Detection.Correlation;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Exchange;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Serialization;

namespace FlowKafka.Kafka.Correlate;

/// <summary>
/// The correlate stage, on the one partition that there is: verdicts of all partitions in, documents and what is known of
/// campaigns out. What is committed is always the place behind a step.
/// </summary>
internal sealed class CorrelatePartition : IPartitionTask
{
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(200);

    private readonly StageContext _context;
    private readonly PartitionReader _reader;
    private readonly int _partition;
    private readonly ExchangeReader _verdicts;
    private readonly Correlator _correlator;
    private readonly CorrelateOutput _output;
    private readonly IEnumerator<bool> _restore;

    /// <summary>Makes the task.</summary>
    /// <param name="context">What every stage is given.</param>
    /// <param name="options">How detections are brought together.</param>
    /// <param name="detections">In which form documents are written.</param>
    /// <param name="producer">Writes documents and changes.</param>
    /// <param name="reader">Reads what a restart needs.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="start">The committed offset, or the beginning of the log.</param>
    public CorrelatePartition(
        StageContext context, CorrelationOptions options, DetectionOptions detections, AckedProducer producer, PartitionReader reader,
        int partition, long start)
    {
        (_context, _reader, _partition) = (context, reader, partition);
        _verdicts = new ExchangeReader(context.Topics.Partitions, dropRepeats: false);
        _correlator = new Correlator(options);
        _output = new CorrelateOutput(context, detections, producer, partition);
        _restore = RestoreSteps().GetEnumerator();
        (Next, Committable) = (start, start);
    }

    public long Next { get; private set; }

    public long Committable { get; private set; }

    public bool Restore(TimeSpan slice) => !_restore.MoveNext();

    public void Take(in BatchMessage message)
    {
        Next = message.Offset + 1;
        _verdicts.Take(message);
        while (_verdicts.TryPeekStep(out var end, out _))
        {
            _verdicts.ReadStep(Take);
            _correlator.Close(end, _output);
        }
    }

    public void EndBatch()
    {
        _output.Flush(_correlator);
        Committable = Math.Min(Next, _verdicts.OldestHeldOffset);
    }

    public PartitionStatus Describe(bool isRestored, long end) =>
        new(_context.Topics.Verdicts, _partition, isRestored, Next, end, _verdicts.Reached, isRestored && _verdicts.IsEmpty);

    public void Dispose() => _restore.Dispose();

    private void Take(ReadOnlySpan<byte> payload)
    {
        foreach (var entry in VerdictPackCodec.Decode(payload))
            _correlator.Take(entry);
    }

    private IEnumerable<bool> RestoreSteps()
    {
        var (low, high) = _reader.Range(_context.Topics.Campaigns, _partition);
        _reader.Open(_context.Topics.Campaigns, _partition, low, high);
        while (!_reader.Step(Slice, RestoreState))
            yield return false;
    }

    private void RestoreState(in BatchMessage message)
    {
        var state = message.Value.IsEmpty ? null : CorrelationStateCodec.Decode(message.Value);
        _correlator.Restore(new(Encoding.UTF8.GetString(message.Key), state));
    }
}
