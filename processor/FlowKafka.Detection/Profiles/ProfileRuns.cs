using FlowKafka.Detection.Findings;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Profiles;

/// <summary>A pair's runs of refused attempts and of long records, as the newest windows that had any tell them: few pairs have one.</summary>
internal sealed class ProfileRuns
{
    private RefusedRun _refused;
    private long _refusedEnd;
    private LongRun _long;
    private long _longEnd;
    private long _asOf;
    private long _windowSize;

    /// <summary>True when refused attempts, and not long records, are what the profile was made of.</summary>
    public bool IsOfRefused { get; init; }

    /// <summary>Takes a window, whether it has any or not.</summary>
    /// <param name="point">The window.</param>
    /// <param name="refusedKeep">For how long refused attempts are remembered without new ones, milliseconds.</param>
    /// <param name="longKeep">For how long long records are.</param>
    public void Take(in WindowPoint point, long refusedKeep, long longKeep)
    {
        (_asOf, _windowSize) = (point.End, point.End - point.Start);
        if (point.Refused.IsKnown)
            (_refused, _refusedEnd) = (point.Refused, point.End);
        else if (_asOf - _refusedEnd > refusedKeep)
            _refused = default;
        if (point.LongRun.IsKnown)
            (_long, _longEnd) = (point.LongRun, point.End);
        else if (_asOf - _longEnd > longKeep)
            _long = default;
    }

    /// <summary>The refused attempts, as of the newest window that was taken.</summary>
    public RejectHistory Rejects()
    {
        if (!_refused.IsKnown)
            return default;
        var mean = (double)_refused.Records / _refused.Windows;
        var variance = Math.Max(0, ((double)_refused.Squares / _refused.Windows) - (mean * mean));
        var since = (_asOf - _refusedEnd) / _windowSize;
        return new(
            _refused.Start, _refused.Windows, _refused.Records, since < 64 ? _refused.Recent << (int)since : 0, _refused.Ports.Stable,
            _refused.Ports.Count, Math.Max(0, 1 - (Math.Sqrt(variance) / mean)))
        {
            ActiveMinutes = _refused.Minutes / (_refused.Windows * (_windowSize / 60_000.0)),
        };
    }

    /// <summary>The long records, client and server told apart.</summary>
    public LongRecordTotals LongRecords(Side client) => !_long.IsKnown ? default : client == Side.Lower
        ? new(_long.Count, _long.FirstStart, _longEnd, _long.LowerBytes, _long.HigherBytes)
        : new(_long.Count, _long.FirstStart, _longEnd, _long.HigherBytes, _long.LowerBytes);
}
