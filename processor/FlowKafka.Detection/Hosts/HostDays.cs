namespace FlowKafka.Detection.Hosts;

/// <summary>
/// When a <see cref="HostBook"/> is to be closed though nothing was observed: at each midnight (UTC) and at the end of the
/// day's first window. A new day changes what is known of the network where nobody speaks, too; without these closings
/// what judge reads would depend on who closed when.
/// </summary>
/// <param name="windowSize">The size of the windows.</param>
public sealed class HostDays(TimeSpan windowSize)
{
    private const long Day = 24 * 3_600_000;

    private readonly long _size = windowSize.Ticks / TimeSpan.TicksPerMillisecond;
    private long _reached = long.MinValue;

    /// <summary>The next such moment after what was reached, and at or before a limit; it is reached by that.</summary>
    /// <param name="limit">Unix milliseconds.</param>
    /// <param name="moment">Unix milliseconds.</param>
    public bool TryNext(long limit, out long moment)
    {
        moment = 0;
        if (_reached == long.MinValue)
            return false;
        var today = Math.DivRem(_reached, Day).Quotient * Day;
        moment = _reached < today + _size ? today + _size : today + Day;
        return moment <= limit && Reach(moment);
    }

    /// <summary>Comes to a moment; false when it was reached before.</summary>
    /// <param name="moment">Unix milliseconds.</param>
    public bool Reach(long moment)
    {
        if (moment <= _reached)
            return false;
        _reached = moment;
        return true;
    }
}
