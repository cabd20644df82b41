namespace FlowKafka.Detection.Findings.Detectors;

/// <summary>From when on a conversation is long, and until when it is quiet.</summary>
public sealed record QuietLongFlowOptions : LongFlowOptions
{
    /// <summary>The most bytes an hour, both ways. Stealthwatch publishes no bound; 1 MB is this project's.</summary>
    public double MostBytesAnHour { get; init; } = 1_000_000;

    /// <inheritdoc/>
    public override IEnumerable<string> Faults()
    {
        foreach (var fault in base.Faults())
            yield return fault;
        if (!(MostBytesAnHour > 0))
            yield return FormattableString.Invariant($"MostBytesAnHour is {MostBytesAnHour}: it must be positive.");
    }
}
