using System.Collections.Immutable;

namespace FlowKafka.Kafka.Pipeline;

/// <summary>How a stage of this process stands. Written by the stage's thread, to be read by any.</summary>
public sealed class StageStatus
{
    private readonly TimeProvider _time;
    private ImmutableArray<PartitionStatus>? _partitions;
    private long _lastTurn;
    private int _state;

    internal StageStatus(PipelineStage stage, TimeProvider time)
    {
        Stage = stage;
        _time = time;
        _lastTurn = time.GetTimestamp();
    }

    /// <summary>The stage.</summary>
    public PipelineStage Stage { get; }

    /// <summary>What it is doing.</summary>
    public StageState State => (StageState)Volatile.Read(ref _state);

    /// <summary>The partitions that it owns; empty before the first assignment, or when there are more instances than partitions.</summary>
    public ImmutableArray<PartitionStatus> Partitions => _partitions ?? [];

    /// <summary>True once the group has given it partitions, be it none.</summary>
    public bool IsAssigned => _partitions is not null;

    /// <summary>True when it has been assigned, and every partition's state is rebuilt.</summary>
    public bool IsReady => State == StageState.Running;

    /// <summary>Time since its loop last came round.</summary>
    public TimeSpan SinceLastTurn => _time.GetElapsedTime(Volatile.Read(ref _lastTurn));

    internal void Turn() => Volatile.Write(ref _lastTurn, _time.GetTimestamp());

    internal void Publish(ImmutableArray<PartitionStatus> partitions)
    {
        lock (_time)
            _partitions = partitions;
        var isRestored = true;
        foreach (var partition in partitions)
            isRestored &= partition.IsRestored;
        Become(isRestored ? StageState.Running : StageState.Restoring);
    }

    internal void Become(StageState state) => Volatile.Write(ref _state, (int)state);
}
