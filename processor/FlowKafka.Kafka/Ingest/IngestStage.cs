using System.Collections.Immutable;
using Confluent.Kafka;
using FlowKafka.Flows;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Positions;
using FlowKafka.Streams.Ingest;

namespace FlowKafka.Kafka.Ingest;

/// <summary>The ingest stage of one instance: input messages in, packs, dead letters, positions and control records out.</summary>
internal sealed class IngestStage : IStage
{
    private static readonly TimeSpan PollTime = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan PublishInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan CommitInterval = TimeSpan.FromSeconds(5);
    private const int MostNames = 1 << 19;

    private readonly StageContext _context;
    private readonly IngestOptions _options;
    private readonly AckedProducer _producer;
    private readonly PositionsTail _tail;
    private readonly InputTopics _inputs;
    private readonly OwnedPartitions _owned = new();
    private readonly FlowsOutput _output;
    private readonly IngestTally _tally = new();
    private readonly IngestSink _sink;
    private readonly IngestCycle _cycle;
    private readonly InputAssignment _assignment;
    private readonly InputIdleness _idleness;
    private readonly PartitionPacing _pacing;
    private readonly TopicDecoders _decoders;
    private readonly SchemaWait _schemas;
    private readonly BatchConsumer _consumer;
    private readonly long _windowSize;
    private long _committed;
    private long _published;
    private long _limit = long.MaxValue;

    public IngestStage(StageContext context, IngestOptions options, TimeSpan windowSize, int deadLetterPartitions)
    {
        _context = context;
        _options = options;
        _windowSize = (long)windowSize.TotalMilliseconds;
        _pacing = new PartitionPacing((long)options.MaximumAhead.TotalMilliseconds);
        _producer = context.Producer();
        _tail = new PositionsTail(context);
        _inputs = new InputTopics(context, options.Topics, _producer);
        _output = new FlowsOutput(context, _producer, deadLetterPartitions);
        _decoders = new TopicDecoders(options, context);
        _schemas = new SchemaWait(context, options);
        _sink = new IngestSink(new Admission(options.Admission(windowSize)), _windowSize, _output, _tally);
        _cycle = new IngestCycle(context, options, _producer, _output, _tail, _owned);
        _assignment = new InputAssignment(context, options, _windowSize, _tail, _inputs, _owned, _output, _cycle);
        _consumer = context.GroupConsumer(_assignment, partitionEnd: true);
        _assignment.Consumer = _consumer.Consumer;
        _idleness = new InputIdleness(context, options, _windowSize, _tail, _consumer);
    }

    public void Run(CancellationToken stop)
    {
        _tail.CatchUp();
        _tail.Positions.Describe(_inputs.Ask());
        _consumer.Consumer.Subscribe(_options.Topics.Select(topic => topic.Name));
        while (!stop.IsCancellationRequested)
        {
            _context.Status.Turn();
            TakeBatch(_consumer.Poll(PollTime));
            _tail.Follow();
            _idleness.Declare(_owned);
            if (_cycle.IsDue)
                Cycle();
            SetLimit();
            if (_inputs.IsStale)
                _tail.Positions.Describe(_inputs.Ask());
            Publish();
        }

        _cycle.Run();
        _tally.PassOn(_context.Metrics);
        GroupCommits.TryCommit(_consumer.Consumer, _cycle.Offsets(), _context);
        _consumer.Close();
    }

    public void Dispose()
    {
        _consumer.Dispose();
        _decoders.Dispose();
        _inputs.Dispose();
        _tail.Dispose();
        _producer.Dispose();
    }

    private void TakeBatch(int count)
    {
        if (count == 0)
            return;
        _sink.Now = _context.Time.GetUtcNow().ToUnixTimeMilliseconds();
        var messages = 0L;
        for (var i = 0; i < count; i++)
        {
            var message = _consumer[i];
            if (_owned.Find(message.Topic, message.Partition) is not { } partition)
                Complain(message);
            else if (message.IsPartitionEnd)
                partition.IsAtEnd = !partition.IsPaused && message.Offset <= partition.Next;
            else if (message.Error != ErrorCode.NoError)
                _assignment.Complain(partition, message);
            else if (!partition.IsPaused && message.Offset >= partition.Next)
            {
                Take(partition, message);
                messages++;
            }
        }

        _context.Metrics.Add(PipelineCounter.InputMessages, messages);
        _tally.PassOn(_context.Metrics);
    }

    private void Take(InputPartition partition, in BatchMessage message)
    {
        if (partition.IsIdle)
            _idleness.Wake(partition);
        if (!TryDecode(partition, message))
            return;
        partition.Next = message.Offset + 1;
        partition.IsAtEnd = false;
        partition.LastMessage = _context.Time.GetTimestamp();
        if (_limit == long.MaxValue && partition.Clock.Watermark != long.MinValue)
            _limit = _pacing.Begin(partition.Clock.Watermark);
        if (partition.Clock.Watermark > _limit)
            Hold(partition);
    }

    private bool TryDecode(InputPartition partition, in BatchMessage message)
    {
        _sink.Begin(partition, message.Offset);
        try
        {
            _decoders.For(partition, _output.Symbols).Decode(message.Value, _sink);
            partition.SchemaWaitFrom = null;
            return true;
        }
        catch (SchemaSourceException e)
        {
            _schemas.Hold(partition, e);
            Pause(partition);
            return false;
        }
    }

    // What was read since the last cycle is not in G yet: only a partition that is ahead of that too is paused.
    private void Hold(InputPartition partition)
    {
        Cycle();
        _limit = _pacing.Limit(_tail.Positions);
        if (partition.Clock.Watermark <= _limit)
            return;
        Pause(partition);
        _context.Metrics.Add(PipelineCounter.Pauses);
    }

    private void Pause(InputPartition partition)
    {
        partition.IsPaused = true;
        _consumer.Consumer.Pause([new TopicPartition(partition.Topic, partition.Partition)]);
    }

    private void SetLimit()
    {
        _limit = _pacing.Limit(_tail.Positions);
        foreach (var partition in _owned.All)
        {
            if (!partition.IsPaused || partition.Clock.Watermark > _limit || _schemas.IsHeld(partition))
                continue;
            var place = new TopicPartition(partition.Topic, partition.Partition);
            _consumer.Consumer.Seek(new TopicPartitionOffset(place, partition.Next));
            _consumer.Consumer.Resume([place]);
            partition.IsPaused = false;
        }
    }

    private void Cycle()
    {
        _cycle.Run();
        if (_output.Symbols.Count > MostNames)
        {
            _output.ForgetNames();
            _decoders.Clear(_owned);
        }

        if (_context.Time.GetElapsedTime(_committed) < CommitInterval)
            return;
        GroupCommits.TryCommit(_consumer.Consumer, _cycle.Offsets(), _context);
        _committed = _context.Time.GetTimestamp();
    }

    private void Complain(in BatchMessage message)
    {
        if (message.Error != ErrorCode.NoError && !message.IsPartitionEnd)
            _context.Metrics.Add(PipelineCounter.TransientErrors);
    }

    private void Publish()
    {
        if (!_assignment.HasAssignment || _context.Time.GetElapsedTime(_published) < PublishInterval)
            return;
        _published = _context.Time.GetTimestamp();
        var partitions = ImmutableArray.CreateBuilder<PartitionStatus>(_owned.All.Count);
        foreach (var partition in _owned.All)
        {
            var end = _consumer.Consumer.GetWatermarkOffsets(new TopicPartition(partition.Topic, partition.Partition)).High;
            partitions.Add(new(partition.Topic, partition.Partition, true, partition.Next, end.IsSpecial ? -1 : end.Value,
                partition.Clock.Watermark, partition is { IsIdle: true, HasMoved: false } && _tail.Positions.AllIdle && _cycle.IsTold));
        }

        _context.Status.Publish(partitions.MoveToImmutable());
    }
}
