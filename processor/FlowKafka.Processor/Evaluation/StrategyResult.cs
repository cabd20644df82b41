using FlowKafka.Detection.Strategies;
using FlowKafka.Detection.Verdicts;

namespace FlowKafka.Processor.Evaluation;

/// <summary>How a strategy did.</summary>
internal sealed record StrategyResult
{
    public required IStrategy Strategy { get; init; }

    /// <summary>Why it could not be trained; null when it could.</summary>
    public string? Fault { get; init; }

    /// <summary>What it said of each mining file.</summary>
    public IReadOnlyList<CaptureVerdict> Verdicts { get; init; } = [];

    /// <summary>The pairs that it flagged and that do not mine.</summary>
    public IReadOnlyList<FalsePositive> FalsePositives { get; init; } = [];

    /// <summary>Pairs that do not mine.</summary>
    public int BenignPairs { get; init; }

    /// <summary>How long it learned from all captures.</summary>
    public TimeSpan Training { get; init; }

    /// <summary>How long it took to judge all, by their points.</summary>
    public double NanosecondsAPoint { get; init; }

    /// <summary>Recall against false positives; empty when it is not swept.</summary>
    public IReadOnlyList<CurvePoint> Curve { get; init; } = [];

    /// <summary>Mining captures that were found: flagged in every one of their files.</summary>
    public IReadOnlyList<string> Found { get => field ??= FoundIn(Verdicts); } = null!;

    /// <summary>Mining captures.</summary>
    public int Captures => Verdicts.Select(verdict => verdict.Capture.Group).Distinct(StringComparer.Ordinal).Count();

    /// <summary>The part of the benign pairs that it flagged, at 95 % confidence.</summary>
    public (double Lower, double Upper) Interval => ExactInterval.Of(FalsePositives.Count, BenignPairs);

    /// <summary>The median time to the first flag over the files in which there was one; null without any. Of an even number, the lower one.</summary>
    public TimeSpan? MedianTime
    {
        get
        {
            TimeSpan[] times = [.. Verdicts.Where(verdict => verdict.Flag is not null).Select(verdict => verdict.Flag!.Value.After).Order()];
            return times.Length == 0 ? null : times[(times.Length - 1) / 2];
        }
    }

    /// <summary>The captures that were flagged in every one of their files.</summary>
    public static IReadOnlyList<string> FoundIn(IReadOnlyList<CaptureVerdict> verdicts) =>
    [
        .. verdicts.GroupBy(verdict => verdict.Capture.Group, StringComparer.Ordinal)
            .Where(group => group.All(verdict => verdict.Flag is not null)).Select(group => group.Key),
    ];
}
