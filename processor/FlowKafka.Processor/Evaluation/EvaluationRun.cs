using FlowKafka.Detection.Strategies;
using FlowKafka.Detection.Training;

namespace FlowKafka.Processor.Evaluation;

/// <summary>Trains strategies, judges captures with them, and takes the time.</summary>
internal sealed class EvaluationRun(EvaluationInput input, TimeProvider time)
{
    // Short enough not to be felt, long enough for the clock.
    private static readonly TimeSpan LongEnough = TimeSpan.FromMilliseconds(30);

    private const int Rounds = 3;

    /// <summary>Measures a strategy.</summary>
    public StrategyResult Measure(IStrategy strategy, CancellationToken stop)
    {
        try
        {
            var (judge, training) = Train(strategy);
            return new()
            {
                Strategy = strategy,
                Verdicts = Verdicts(strategy, judge, stop),
                FalsePositives = FalsePositives(judge),
                BenignPairs = input.BenignPairs.Count,
                Training = training,
                NanosecondsAPoint = NanosecondsAPoint(judge),
                Curve = strategy is ISweptStrategy swept and not RegionStrategy { IsUsual: false } ? Curve(swept, stop) : [],
            };
        }
        catch (ModelTrainingException e)
        {
            return new() { Strategy = strategy, Fault = e.Message };
        }
    }

    // The shortest of some: the first one pays for compilation, and others for what else the machine does.
    private (IPairJudge Judge, TimeSpan Elapsed) Train(IStrategy strategy)
    {
        var all = input.TrainingWithout(leftOut: null);
        var judge = strategy.Train(all);
        var shortest = TimeSpan.MaxValue;
        for (var round = 0; round < Rounds && strategy.IsTrained; round++)
        {
            var began = time.GetTimestamp();
            judge = strategy.Train(all);
            var elapsed = time.GetElapsedTime(began);
            shortest = elapsed < shortest ? elapsed : shortest;
        }

        return (judge, strategy.IsTrained ? shortest : TimeSpan.Zero);
    }

    private List<CaptureVerdict> Verdicts(IStrategy strategy, IPairJudge judgeOfAll, CancellationToken stop)
    {
        var verdicts = new List<CaptureVerdict>();
        foreach (var group in input.Mining.GroupBy(capture => capture.Group, StringComparer.Ordinal))
        {
            stop.ThrowIfCancellationRequested();
            var judge = strategy.IsTrained && IsLeftOut(group.Key) ? strategy.Train(input.TrainingWithout(group.Key)) : judgeOfAll;
            verdicts.AddRange(group.Select(capture => new CaptureVerdict(capture, FirstOf(capture, judge))));
        }

        return verdicts;
    }

    private bool IsLeftOut(string group) => input.IsLeaveOneOut && input.TrainingGroups.Contains(group);

    private static FirstFlag? FirstOf(EvaluationCapture capture, IPairJudge judge)
    {
        FirstFlag? first = null;
        foreach (var pair in capture.History.Pairs)
        {
            if (judge.Judge(pair) is { } flag && (first is null || flag.After < first.Value.After))
                first = flag;
        }

        return first;
    }

    private List<FalsePositive> FalsePositives(IPairJudge judge)
    {
        var found = new List<FalsePositive>();
        foreach (var (capture, pair) in input.BenignPairs)
        {
            if (judge.Judge(pair) is { } flag)
                found.Add(new(capture, pair, flag));
        }

        return found;
    }

    private double NanosecondsAPoint(IPairJudge judge)
    {
        PairHistory[] pairs = [.. input.BenignPairs.Select(b => b.Pair), .. input.Mining.SelectMany(capture => capture.History.Pairs)];
        var points = pairs.Sum(pair => (long)pair.Points);
        var (all, shortest) = (TimeSpan.Zero, TimeSpan.MaxValue);
        for (var round = 0; round < Rounds || (all < LongEnough && round < 1000); round++)
        {
            var began = time.GetTimestamp();
            judge.JudgeAll(pairs);
            var elapsed = time.GetElapsedTime(began);
            shortest = elapsed < shortest ? elapsed : shortest;
            all += elapsed;
        }

        return shortest.TotalNanoseconds / Math.Max(1, points);
    }

    private List<CurvePoint> Curve(ISweptStrategy strategy, CancellationToken stop)
    {
        var all = strategy.TrainSteps(input.TrainingWithout(leftOut: null));
        var found = new int[all.Count];
        foreach (var group in input.Mining.GroupBy(capture => capture.Group, StringComparer.Ordinal))
        {
            stop.ThrowIfCancellationRequested();
            var judges = IsLeftOut(group.Key) ? strategy.TrainSteps(input.TrainingWithout(group.Key)) : all;
            for (var step = 0; step < found.Length; step++)
                found[step] += group.All(capture => FirstOf(capture, judges[step]) is not null) ? 1 : 0;
        }

        return [.. all.Select((judge, step) => new CurvePoint(strategy.Steps[step], found[step], input.BenignPairs.Count(b => judge.Judge(b.Pair) is not null)))];
    }
}
