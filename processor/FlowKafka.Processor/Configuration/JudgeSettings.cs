using FlowKafka.Detection;
using FlowKafka.Detection.Findings;
using FlowKafka.Detection.Verdicts;

namespace FlowKafka.Processor.Configuration;

/// <summary>The judge stage: the configuration section <c>Judge</c>. Window size, silence and own networks are those of the other stages.</summary>
internal sealed record JudgeSettings
{
    /// <summary>How far back points count. A whole number of windows.</summary>
    public TimeSpan Horizon { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Which part of the pairs with enough points mine, before anything is known of them. Above 0 and below 1.</summary>
    public double Prior { get; init; } = RiskScore.DefaultPrior;

    /// <summary>Findings that are told of, as low, even when nothing agrees with them.</summary>
    public IReadOnlyList<FindingKind> ReportedAlone { get; init; } = [.. new JudgeOptions().ReportedAlone.Order()];
}
