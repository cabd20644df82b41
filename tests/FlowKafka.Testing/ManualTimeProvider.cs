namespace FlowKafka.Testing;

/// <summary>A clock that moves when the test says so, and its timers with it.</summary>
public sealed class ManualTimeProvider(DateTimeOffset now) : TimeProvider
{
    private readonly List<ManualTimer> _timers = [];
    private readonly long _start = now.UtcTicks;
    private long _passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(_start + GetTimestamp(), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref _passed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        lock (_timers)
            _timers.Add(timer);
        return timer;
    }

    /// <summary>Moves the clock; timers that are due by then are called in the order of their times.</summary>
    public void Advance(TimeSpan by)
    {
        var until = GetUtcNow() + by;
        while (Next(until) is { } next)
        {
            // Another thread may have ended it meanwhile.
            if (next.Due is { } due && due > GetUtcNow())
                MoveTo(due);
            next.Fire();
        }

        MoveTo(until);
    }

    internal void Remove(ManualTimer timer)
    {
        lock (_timers)
            _timers.Remove(timer);
    }

    private void MoveTo(DateTimeOffset moment) => Interlocked.Exchange(ref _passed, moment.UtcTicks - _start);

    private ManualTimer? Next(DateTimeOffset until)
    {
        lock (_timers)
            return _timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
    }
}
