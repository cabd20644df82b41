using System.Collections.Immutable;
using Confluent.Kafka;
using FlowKafka.Avro;
using FlowKafka.Kafka.Client;

namespace FlowKafka.Kafka.Pipeline;

/// <summary>
/// A stage that works on each partition of one internal topic for itself: takes over partitions, lets their tasks
/// rebuild their state slice by slice while it stays in the group, feeds them, and commits what they are done with.
/// </summary>
internal sealed class PartitionedStage : IStage
{
    private static readonly TimeSpan PollTime = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan RestoringPollTime = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan WaitingPollTime = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan HoldStep = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestBatch = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PublishInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan RestoreSlice = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan CommitInterval = TimeSpan.FromSeconds(1);

    private readonly StageContext _context;
    private readonly string _topic;
    private readonly TaskAssignment _tasks;
    private readonly BatchConsumer _consumer;
    private readonly IDisposable[] _owned;
    private int _count;
    private int _taken;
    private long _lastPoll;
    private long _lastTake;
    private long _lastCommit;
    private long _lastPublished;

    /// <summary>Makes the stage.</summary>
    /// <param name="context">What every stage is given.</param>
    /// <param name="topic">The topic that it reads.</param>
    /// <param name="make">Makes the task of a partition that goes on from an offset.</param>
    /// <param name="owned">What is to be disposed with the stage, after it.</param>
    public PartitionedStage(StageContext context, string topic, Func<int, long, IPartitionTask> make, params IDisposable[] owned)
    {
        _context = context;
        _topic = topic;
        _owned = owned;
        _tasks = new TaskAssignment(context, topic, make);
        _consumer = context.GroupConsumer(_tasks);
        _tasks.Consumer = _consumer.Consumer;
    }

    public void Run(CancellationToken stop)
    {
        _consumer.Consumer.Subscribe(_topic);
        while (!stop.IsCancellationRequested)
        {
            _context.Status.Turn();
            if (_taken < _count)
                stop.WaitHandle.WaitOne(HoldStep);
            else
                Poll();
            TakeBatch();
            RestoreNext();
            FollowAll();
            if (_context.Time.GetElapsedTime(_lastCommit) >= CommitInterval)
                Commit();
            Publish();
        }

        FollowAll();
        EndBatch();
        Commit();
        _consumer.Close();
    }

    public void Dispose()
    {
        _tasks.DropAll();
        _consumer.Dispose();
        foreach (var owned in _owned)
            owned.Dispose();
    }

    private void Poll()
    {
        foreach (var task in _tasks.All)
            task.IsSought = false;
        _count = _consumer.Poll(IsRestoring() ? RestoringPollTime : IsWaiting() ? WaitingPollTime : PollTime);
        _taken = 0;
        _lastPoll = _lastTake = _context.Time.GetTimestamp();
    }

    private void TakeBatch()
    {
        if (_taken == _count)
            return;
        for (; _taken < _count; _taken++)
        {
            var message = _consumer[_taken];
            if (message.Error != ErrorCode.NoError)
                Complain(message);
            else if (_tasks.Find(message.Partition) is { IsRestored: true, IsPaused: false, IsSought: false } task && message.Offset >= task.Task.Next)
            {
                if (task.Task.WantsMore)
                    Take(task, message);
                else if (IsHeld(task))
                    break;
                else
                    Pause(task);
            }
        }

        EndBatch();
    }

    // Callbacks come when polled: a rebalance must not wait for long.
    private bool IsHeld(OwnedTask task) =>
        task.Task.IsBrieflyFull
        && _context.Time.GetElapsedTime(_lastTake) < LongestHold && _context.Time.GetElapsedTime(_lastPoll) < LongestBatch;

    private void Take(OwnedTask task, in BatchMessage message)
    {
        try
        {
            task.Task.Take(_context.Clients.Versions.Read(message));
            task.IsTouched = true;
        }
        catch (AvroFormatException e)
        {
            throw UnreadableMessage.At(message, e);
        }

        if (task.Task.IsBrieflyFull)
            _lastTake = _context.Time.GetTimestamp();
        else if (!task.Task.WantsMore)
            Pause(task);
    }

    private void FollowAll()
    {
        var isTouched = false;
        foreach (var task in _tasks.All)
        {
            if (!task.IsRestored)
                continue;
            if (task.Task.Follow())
                isTouched = task.IsTouched = true;
            if (task.IsPaused && task.Task.WantsMore)
                Resume(task);
        }

        if (isTouched)
            EndBatch();
    }

    private void Pause(OwnedTask task)
    {
        if (!task.IsPaused)
            _consumer.Consumer.Pause([new(_topic, task.Partition)]);
        task.IsPaused = true;
    }

    // What was fetched meanwhile was passed over.
    private void Resume(OwnedTask task)
    {
        var place = new TopicPartition(_topic, task.Partition);
        _consumer.Consumer.Seek(new TopicPartitionOffset(place, task.Task.Next));
        _consumer.Consumer.Resume([place]);
        (task.IsPaused, task.IsSought) = (false, true);
    }

    private void EndBatch()
    {
        foreach (var task in _tasks.All)
        {
            if (!task.IsTouched)
                continue;
            task.IsTouched = false;
            task.Task.EndBatch();
            task.IsRestored = task.Task.IsWhole;
        }
    }

    private bool IsRestoring()
    {
        foreach (var task in _tasks.All)
        {
            if (!task.IsRestored)
                return true;
        }

        return false;
    }

    private bool IsWaiting()
    {
        foreach (var task in _tasks.All)
        {
            if (task.Task.IsWaiting)
                return true;
        }

        return false;
    }

    private void RestoreNext()
    {
        foreach (var task in _tasks.All)
        {
            if (task.IsRestored)
                continue;
            Pause(task);
            if (!task.Task.Restore(RestoreSlice))
                return;
            Resume(task);
            task.IsRestored = true;
            return;
        }
    }

    private void Commit()
    {
        _lastCommit = _context.Time.GetTimestamp();
        var offsets = new List<TopicPartitionOffset>();
        foreach (var task in _tasks.All)
        {
            if (!task.IsRestored || task.Task.Committable <= (task.Committed ?? -1))
                continue;
            offsets.Add(new(_topic, task.Partition, task.Task.Committable));
            offsets.AddRange(task.Task.FurtherCommittable);
        }

        if (!GroupCommits.TryCommit(_consumer.Consumer, offsets, _context))
            return;
        foreach (var offset in offsets)
        {
            if (offset.Topic != _topic)
                continue;
            var task = _tasks.Find(offset.Partition.Value)!;
            task.Committed = offset.Offset.Value;
            task.Task.Committed();
        }
    }

    private void Complain(in BatchMessage message)
    {
        _context.Metrics.Add(PipelineCounter.TransientErrors);
        if (message.Error is ErrorCode.OffsetOutOfRange or ErrorCode.Local_AutoOffsetReset && _tasks.Find(message.Partition) is { } task)
            OffsetRange.Check(_consumer.Consumer, _topic, task.Partition, task.Task.Next);
    }

    private void Publish()
    {
        if (!_tasks.HasAssignment || _context.Time.GetElapsedTime(_lastPublished) < PublishInterval)
            return;
        _lastPublished = _context.Time.GetTimestamp();
        var partitions = ImmutableArray.CreateBuilder<PartitionStatus>(2 * _tasks.All.Count);
        foreach (var task in _tasks.All)
        {
            var end = _consumer.Consumer.GetWatermarkOffsets(new TopicPartition(_topic, task.Partition)).High;
            partitions.Add(task.Task.Describe(task.IsRestored, end.IsSpecial ? -1 : end.Value));
            if (task.Task.DescribeFurther(task.IsRestored) is { } further)
                partitions.Add(further);
        }

        _context.Status.Publish(partitions.ToImmutable());
    }
}
