namespace FlowKafka.Detection.Findings.Detectors;

/// <summary>From when on a conversation is long.</summary>
public record LongFlowOptions
{
    /// <summary>False leaves the detector out.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>What counts as long: 9 hours, as in Cisco Stealthwatch.</summary>
    public TimeSpan Least { get; init; } = TimeSpan.FromHours(9);

    /// <summary>From when on it is of the second grade.</summary>
    public TimeSpan VeryLong { get; init; } = TimeSpan.FromDays(1);

    /// <summary>From when on it is of the third grade.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromDays(7);

    /// <summary>What is longer than this was told by a wrong clock.</summary>
    public TimeSpan Credible { get; init; } = TimeSpan.FromDays(1000);

    /// <summary>Checks the options and gives one line for each fault.</summary>
    public virtual IEnumerable<string> Faults()
    {
        if (Least <= TimeSpan.Zero)
            yield return $"Least is {Least}: it must be positive.";
        if (VeryLong < Least || Longest < VeryLong || Credible < Longest)
            yield return $"Least, VeryLong, Longest and Credible are {Least}, {VeryLong}, {Longest} and {Credible}: none may be less than the one before.";
    }

    /// <summary>The grade of a conversation of so many hours; 0 when it is not long.</summary>
    internal int GradeOf(double hours) =>
        hours < Least.TotalHours || hours > Credible.TotalHours ? 0 : hours < VeryLong.TotalHours ? 1 : hours < Longest.TotalHours ? 2 : 3;
}
