using System.Globalization;
using FlowKafka.Processor.Reports;

namespace FlowKafka.Processor.Evaluation;

/// <summary>What table and report say alike.</summary>
internal static class EvaluationWords
{
    /// <summary>The fewest complete points that most strategies need.</summary>
    public const int MinimumPoints = 6;

    /// <summary>Under which conditions the figures were measured, a line each.</summary>
    public static IEnumerable<string> Conditions(EvaluationInput input)
    {
        yield return $"Mining: {Quantity.Of(input.MiningGroups.Count, "capture")} in {Quantity.Of(input.Mining.Count, "file")}, {input.TooShort(MinimumPoints)} of them with fewer than {MinimumPoints} complete windows; found means flagged in each of its files";
        yield return input.Benign.Count == 0
            ? "Without mining: nothing was given (--benign), so there are no false positives to count"
            : $"Without mining: {Quantity.Of(input.BenignPairs.Count, "pair")} in {Quantity.Of(input.Benign.Count, "file")}, judged by what was trained on all of the training";
        var known = input.MiningGroups.Count(input.Knows);
        yield return $"Training: {Quantity.Of(input.TrainingGroups.Count, "capture")}; "
            + (input.IsLeaveOneOut ? "no capture was judged by what it trained"
            : known > 0 ? $"{known} of the mining captures were judged by what they trained, so their recall says nothing of others (--leave-one-out)"
            : "none of them is among the mining captures");
    }

    /// <summary>A strategy's row: name, found, false positives, interval, first after, training, ns a point.</summary>
    public static IReadOnlyList<string> Row(StrategyResult result) =>
    [
        result.Strategy.Name + (result.Strategy.IsTrained ? "" : " *"),
        $"{result.Found.Count} of {result.Captures}",
        result.BenignPairs == 0 ? "" : $"{Quantity.Count(result.FalsePositives.Count)} of {Quantity.Count(result.BenignPairs)}",
        result.BenignPairs == 0 ? "" : $"{Percent(result.Interval.Lower)} – {Percent(result.Interval.Upper)} %",
        result.MedianTime is { } median ? Quantity.Duration(median) : "",
        result.Strategy.IsTrained ? Time(result.Training) : "",
        result.NanosecondsAPoint.ToString(result.NanosecondsAPoint < 10 ? "0.0" : "#,0", CultureInfo.InvariantCulture),
    ];

    /// <summary>What the star behind a name means.</summary>
    public const string Star = "* learns nothing: the same in every fold. The shipped models may have been trained on these very captures.";

    /// <summary>A length of time with a unit that suits it.</summary>
    public static string Time(TimeSpan time) => time.TotalMilliseconds switch
    {
        < 1 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMicroseconds:0} µs"),
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.0} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
    };

    /// <summary>A part in percents with two digits that count.</summary>
    public static string Percent(double part) => part == 0
        ? "0"
        : part >= 0.1 ? (part * 100).ToString("0", CultureInfo.InvariantCulture)
        : (part * 100).ToString(part >= 0.01 ? "0.0" : part >= 0.001 ? "0.00" : "0.000", CultureInfo.InvariantCulture);
}
