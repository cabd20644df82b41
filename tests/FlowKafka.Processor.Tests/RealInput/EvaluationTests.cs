using System.Text.Json;

namespace FlowKafka.Processor.Tests.RealInput;

/// <summary>Strategies on the real captures, each of which is left out in its turn.</summary>
public class EvaluationTests
{
    [Fact]
    public async Task Evaluate_CapturesOfBothResolutions_GivesTheFiguresOfDetectionMd()
    {
        if (!RepositoryFolder.TryFindSamples("mining/cj-sniffer", out var mining) || !RepositoryFolder.TryFindSamples("benign", out var benign))
            return;
        using var folder = new TemporaryFolder();

        // The eleventh capture is of another coin.
        var xmr = Directory.GetFiles(mining, "*.log").Where(file => !file.Contains("1618281804", StringComparison.Ordinal));
        var run = await CommandRun.Of([
            "evaluate", "--leave-one-out", "--strategy", "convex-raw", "convex-raw-10", "pairwise-log-10", "talk-2",
            "--out", folder.File("out"), "--benign", benign, "--mining", .. xmr]);

        Assert.Equal(0, run.ExitCode);
        var strategies = File.ReadLines(folder.File("out/evaluation.ndjson")).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => line.GetProperty("kind").GetString() == "strategy")
            .ToDictionary(line => line.GetProperty("strategy").GetString()!, line => (Found: line.GetProperty("found").GetInt32(), Wrong: line.GetProperty("false_positives").GetInt32()));
        Assert.Equal((4, 0), strategies["convex-raw"]);
        Assert.Equal((6, 0), strategies["convex-raw-10"]);
        Assert.Equal((9, 0), strategies["pairwise-log-10"]);
        Assert.Equal((1, 22), strategies["talk-2"]);
    }
}
