using System.Runtime.CompilerServices;
using FlowKafka.Flows;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Serialization;
using FlowKafka.Streams.Watermarks;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Kafka.Ingest;

/// <summary>
/// Writes to <c>flows</c> and <c>dead-letters</c>: packs records by the partition of their pair, and sends a pack when it
/// is full or <see cref="Flush"/> says so.
/// </summary>
internal sealed class FlowsOutput
{
    // Below the size at which the runtime treats arrays as large objects.
    private const int PackBytes = 64 * 1024;

    private readonly StageContext _context;
    private readonly AckedProducer _producer;
    private readonly FlowPackBuilder[] _packs;
    private readonly HashSet<LostWindow> _lost = [];
    private readonly int _deadLetterPartitions;
    private int _nextDeadLetter;

    public FlowsOutput(StageContext context, AckedProducer producer, int deadLetterPartitions)
    {
        _context = context;
        _producer = producer;
        _deadLetterPartitions = deadLetterPartitions;
        _packs = new FlowPackBuilder[context.Topics.Partitions];
        for (var p = 0; p < _packs.Length; p++)
            _packs[p] = new FlowPackBuilder(PackBytes);
        Symbols = new SymbolTable();
    }

    /// <summary>The names that the records' symbols stand for.</summary>
    public SymbolTable Symbols { get; private set; }

    /// <summary>Bytes sent since the last flush.</summary>
    public long BytesSent { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in FlowRecord record)
    {
        var isLower = record.Source <= record.Destination;
        ref readonly var lower = ref isLower ? ref record.Source : ref record.Destination;
        ref readonly var higher = ref isLower ? ref record.Destination : ref record.Source;
        var hash = StableHash.OfPair(lower, higher, record.Protocol, Symbols.HashOf(record.Tenant));
        var partition = StableHash.Partition(hash, _packs.Length);
        var pack = _packs[partition];
        pack.Add(record, Symbols);
        if (pack.Length >= PackBytes)
            Send(pack, partition);
    }

    public void AddLost(LostWindow lost) => _lost.Add(lost);

    public void AddDeadLetter(byte[] document)
    {
        _producer.Send(_context.Topics.DeadLetters, _nextDeadLetter, null, document);
        _nextDeadLetter = (_nextDeadLetter + 1) % _deadLetterPartitions;
        _context.Metrics.Add(PipelineCounter.DeadLetters);
        BytesSent += document.Length;
    }

    /// <summary>Sends everything that is held, and waits until everything that was sent is acknowledged.</summary>
    public void Flush()
    {
        for (var p = 0; p < _packs.Length; p++)
        {
            if (_packs[p].Count > 0)
                Send(_packs[p], p);
        }

        foreach (var lost in _lost)
        {
            SendToAll(LostWindowCodec.Encode(lost, Symbols));
            _context.Metrics.Add(PipelineCounter.LostWindows);
        }

        _lost.Clear();
        _producer.WaitForAcks();
        BytesSent = 0;
    }

    /// <summary>Writes a control record into every partition, and waits for the acknowledgements.</summary>
    public void Write(WatermarkUpdate update)
    {
        SendToAll(WatermarkUpdateCodec.Encode(update));
        _context.Metrics.Add(PipelineCounter.WatermarkUpdates);
        _producer.WaitForAcks();
    }

    /// <summary>Forgets what is held: it will be read again.</summary>
    public void Drop()
    {
        foreach (var pack in _packs)
            pack.Clear();
        _lost.Clear();
    }

    /// <summary>Starts with an empty table of names; nothing may be held. Records numbered by the old one are unknown then.</summary>
    public void ForgetNames() => Symbols = new SymbolTable();

    private void Send(FlowPackBuilder pack, int partition)
    {
        var value = pack.Finish();
        _producer.Send(_context.Topics.Flows, partition, null, value);
        _context.Metrics.Add(PipelineCounter.Packs);
        BytesSent += value.Length;
    }

    private void SendToAll(byte[] value)
    {
        for (var p = 0; p < _packs.Length; p++)
            _producer.Send(_context.Topics.Flows, p, null, value);
    }
}
