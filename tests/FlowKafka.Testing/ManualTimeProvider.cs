namespace FlowKafka.Testing;

/// <summary>A clock that moves when the test says so, and its timers with it.</summary>
public sealed class ManualTimeProvider(DateTimeOffset now) : TimeProvider
{
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = now;

    public override DateTimeOffset GetUtcNow() => _now;

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
        var until = _now + by;
        while (Next(until) is { } next)
        {
            _now = next.Due!.Value > _now ? next.Due.Value : _now;
            next.Fire();
        }

        _now = until;
    }

    private ManualTimer? Next(DateTimeOffset until)
    {
        lock (_timers)
            return _timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
    }
}
