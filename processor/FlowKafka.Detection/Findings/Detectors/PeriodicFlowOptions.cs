namespace FlowKafka.Detection.Findings.Detectors;

/// <summary>From when on a conversation counts as periodic.</summary>
public sealed record PeriodicFlowOptions
{
    /// <summary>False leaves the detector out.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The fewest complete windows.</summary>
    public int LeastWindows { get; init; } = 12;

    /// <summary>The least score, 0 to 1.</summary>
    public double LeastScore { get; init; } = 0.75;

    /// <summary>The score from which on the finding is of the second grade.</summary>
    public double StrongScore { get; init; } = 0.9;

    /// <summary>The least regularity in time, whatever the rest of the score is.</summary>
    public double LeastTiming { get; init; } = 0.55;

    /// <summary>How long a conversation must be for its duration to count in full.</summary>
    public TimeSpan FullDuration { get; init; } = TimeSpan.FromHours(6);

    /// <summary>True asks for conversations with servers outside the own networks only: inside, nearly everything is periodic.</summary>
    public bool OutwardsOnly { get; init; } = true;

    /// <summary>Checks the options and gives one line for each fault.</summary>
    public IEnumerable<string> Faults()
    {
        if (LeastWindows < 8)
            yield return $"LeastWindows is {LeastWindows}: it must be at least 8.";
        foreach (var (name, value) in new[] { (nameof(LeastScore), LeastScore), (nameof(StrongScore), StrongScore), (nameof(LeastTiming), LeastTiming) })
        {
            if (!(value is > 0 and <= 1))
                yield return FormattableString.Invariant($"{name} is {value}: it must be above 0 and at most 1.");
        }

        if (StrongScore < LeastScore)
            yield return FormattableString.Invariant($"StrongScore is {StrongScore}: it must not be less than LeastScore, {LeastScore}.");
        if (FullDuration <= TimeSpan.Zero)
            yield return $"FullDuration is {FullDuration}: it must be positive.";
    }
}
