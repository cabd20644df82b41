using System.Text;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Serialization;

namespace FlowKafka.Kafka.Positions;

/// <summary>Follows the topic of positions: every ingest instance reads all of it.</summary>
internal sealed class PositionsTail : IDisposable
{
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly StageContext _context;
    private readonly PartitionReader _reader;
    private readonly MessageHandler _take;
    private bool _isOpen;

    public PositionsTail(StageContext context)
    {
        _context = context;
        _reader = context.Reader();
        _take = Take;
    }

    /// <summary>What is known so far.</summary>
    public InputPositions Positions { get; } = new();

    /// <summary>Takes what has arrived, without waiting.</summary>
    public void Follow() => _reader.Step(TimeSpan.Zero, _take);

    /// <summary>Reads to the end of the topic as it is now.</summary>
    /// <exception cref="StageFailedException">The broker does not answer.</exception>
    public void CatchUp()
    {
        var (low, high) = _reader.Range(_context.Topics.Positions, 0);
        if (!_isOpen)
            _reader.Open(_context.Topics.Positions, 0, low, long.MaxValue);
        _isOpen = true;
        var began = _context.Time.GetTimestamp();
        while (_reader.Next < high)
        {
            _reader.Step(Slice, _take);
            if (_context.Time.GetElapsedTime(began) > Patience)
                throw new StageFailedException(StageFailure.Broker, $"{_context.Topics.Positions} could not be read to its end within {Patience}");
        }
    }

    /// <summary>The key of a position's message: <c>topic/partition</c>.</summary>
    public static byte[] KeyOf(in InputPosition position) =>
        Encoding.UTF8.GetBytes(string.Create(null, $"{position.Topic}/{position.Partition}"));

    public void Dispose() => _reader.Dispose();

    private void Take(in BatchMessage message)
    {
        if (message.Value.IsEmpty)
            return;
        if (PublishedSchemas.Is(message.Key))
            _context.Clients.Versions.Learn(Encoding.UTF8.GetString(message.Value));
        else if (!Positions.Apply(InputPositionCodec.Decode(message.Value)))
            _context.Metrics.Add(PipelineCounter.StalePositions);
    }
}
