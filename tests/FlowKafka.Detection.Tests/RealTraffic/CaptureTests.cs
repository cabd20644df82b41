using FlowKafka.Detection.Models;
using FlowKafka.Detection.Training;
using FlowKafka.Processor.Tests;
using FlowKafka.Streams.Points;
using Xunit;

namespace FlowKafka.Detection.Tests.RealTraffic;

/// <summary>Ten captures of a Monero miner, and hosts that do not mine.</summary>
public sealed class CaptureTests
{
    private const string Ether = "1618281804";

    private static IEnumerable<string> Captures(string folder, string suffix) =>
        Directory.EnumerateFiles(folder, "*" + suffix).Where(file => !file.Contains(Ether, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static Model Train(string folder)
    {
        var trainer = new ModelTrainer(new() { Name = "xmr" });
        foreach (var file in Captures(folder, ".600s.log"))
        {
            foreach (var point in LogWindows.Of(file, seed: 1))
                trainer.Add(Path.GetFileName(file), point);
        }

        return trainer.Train().Model;
    }

    private static Recorder Judge(Model model, IEnumerable<WindowPoint> points)
    {
        var recorder = new Recorder();
        var judge = new Judge(new(), [model], recorder);
        foreach (var window in points.GroupBy(point => point.End))
        {
            foreach (var point in window)
                judge.Observe(point);
            judge.Advance(window.Key);
        }

        return recorder;
    }

    [Fact]
    public void Judge_TrainedOnTheCapturesTenMinuteLogs_FlagsEachOfTheirOneMinuteLogs()
    {
        if (!RepositoryFolder.TryFindSamples("mining/cj-sniffer", out var folder))
            return;
        var model = Train(folder);
        var flagged = Captures(folder, ".60s.log").Select((file, i) => Judge(model, LogWindows.Of(file, seed: 100 + i)).Revisions.Count > 0).ToArray();

        Assert.Equal(10, flagged.Length);
        Assert.All(flagged, Assert.True);
    }

    [Fact]
    public void Judge_TrainedOnTheCaptures_FlagsNoPairOfTheHostsThatDoNotMine()
    {
        if (!RepositoryFolder.TryFindSamples("mining/cj-sniffer", out var folder) || !RepositoryFolder.TryFindSamples("benign", out var benign))
            return;
        var model = Train(folder);
        var (pairs, told) = (0, new List<string>());
        foreach (var file in Directory.EnumerateFiles(benign, "*s.log*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var points = LogWindows.Of(file, seed: 200);
            pairs += points.Select(point => point.Pair).Distinct().Count();
            told.AddRange(Judge(model, points).Documents.Select(document => $"{Path.GetFileName(file)}: {document.Json}"));
        }

        Assert.InRange(pairs, 1000, 100_000);
        Assert.Empty(told);
    }
}
