namespace FlowKafka.Detection.Findings.Detectors;

/// <summary>What refused attempts look like when a miner makes them.</summary>
/// <remarks>
/// xmrig tries five times, 5 seconds apart, pauses, and begins again; a service that may not get out tries now and then.
/// </remarks>
public sealed record BlockedMinerOptions
{
    /// <summary>False leaves the detector out.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The fewest windows with attempts.</summary>
    public int LeastWindows { get; init; } = 6;

    /// <summary>Windows with attempts from which on the finding is of the second grade.</summary>
    public int ManyWindows { get; init; } = 18;

    /// <summary>The least part of the newest windows, of at most 64, that have attempts.</summary>
    public double LeastPresence { get; init; } = 0.85;

    /// <summary>The fewest attempts a window with any, on average.</summary>
    public double LeastAttempts { get; init; } = 8;

    /// <summary>The most attempts a window with any, on average: more is a flood.</summary>
    public double MostAttempts { get; init; } = 600;

    /// <summary>The least part of the minutes of windows with attempts that have any.</summary>
    public double LeastMinutes { get; init; } = 0.5;

    /// <summary>How alike the windows' counts must be at least: 1 less their coefficient of variation.</summary>
    public double LeastRegularity { get; init; } = 0.4;

    /// <summary>The most ports of the server that are attempted.</summary>
    public int MostPorts { get; init; } = 2;

    /// <summary>Checks the options and gives one line for each fault.</summary>
    public IEnumerable<string> Faults()
    {
        if (LeastWindows < 2 || ManyWindows < LeastWindows)
            yield return $"LeastWindows is {LeastWindows} and ManyWindows {ManyWindows}: the former must be at least 2, the latter not less.";
        if (!(LeastAttempts > 0 && MostAttempts >= LeastAttempts))
            yield return FormattableString.Invariant($"LeastAttempts is {LeastAttempts} and MostAttempts {MostAttempts}: the former must be positive, the latter not less.");
        foreach (var (name, value) in new[] { (nameof(LeastPresence), LeastPresence), (nameof(LeastMinutes), LeastMinutes), (nameof(LeastRegularity), LeastRegularity) })
        {
            if (!(value is >= 0 and <= 1))
                yield return FormattableString.Invariant($"{name} is {value}: it must be from 0 to 1.");
        }

        if (MostPorts < 1)
            yield return $"MostPorts is {MostPorts}: it must be at least 1.";
    }
}
