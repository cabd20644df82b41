namespace FlowKafka.Testing;

/// <summary>A timer of a <see cref="ManualTimeProvider"/>.</summary>
internal sealed class ManualTimer(ManualTimeProvider time, TimerCallback callback, object? state) : ITimer
{
    private const long Never = long.MaxValue;

    private TimeSpan _period;
    private long _due = Never;

    /// <summary>When it is called next; null for never.</summary>
    public DateTimeOffset? Due => Interlocked.Read(ref _due) is var due and not Never ? new(due, TimeSpan.Zero) : null;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _period = period;
        Interlocked.Exchange(ref _due, dueTime < TimeSpan.Zero ? Never : (time.GetUtcNow() + dueTime).UtcTicks);
        return true;
    }

    public void Fire()
    {
        Interlocked.Exchange(ref _due, _period > TimeSpan.Zero && Due is { } due ? (due + _period).UtcTicks : Never);
        callback(state);
    }

    public void Dispose()
    {
        Interlocked.Exchange(ref _due, Never);
        time.Remove(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
