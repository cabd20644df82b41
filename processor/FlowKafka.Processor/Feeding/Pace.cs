namespace FlowKafka.Processor.Feeding;

/// <summary>Holds event time back to a multiple of the clock's speed.</summary>
/// <param name="speed">How many times faster than the clock; infinity for no limit.</param>
/// <param name="time">The clock.</param>
internal sealed class Pace(double speed, TimeProvider time)
{
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(20);

    private long? _firstEvent;
    private long _began;

    /// <summary>Waits until an event may be sent.</summary>
    /// <param name="eventTime">Unix milliseconds.</param>
    /// <param name="beforeWait">Called before it waits for long.</param>
    /// <param name="stop">Stops the wait.</param>
    public void Wait(long eventTime, Action beforeWait, CancellationToken stop)
    {
        if (double.IsPositiveInfinity(speed) || eventTime == long.MinValue)
            return;
        if (_firstEvent is null)
            (_firstEvent, _began) = (eventTime, time.GetTimestamp());
        var due = TimeSpan.FromMilliseconds((eventTime - _firstEvent.Value) / speed);
        var wait = due - time.GetElapsedTime(_began);
        if (wait < Slack)
            return;
        beforeWait();
        Task.Delay(wait, time, stop).GetAwaiter().GetResult();
    }
}
