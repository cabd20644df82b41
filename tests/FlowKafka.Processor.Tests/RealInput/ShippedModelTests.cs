using System.Text.Json;
using FlowKafka.Detection.Verdicts;

namespace FlowKafka.Processor.Tests.RealInput;

/// <summary>Real captures of miners and real traffic of others, before the models that come with the program.</summary>
public sealed class ShippedModelTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Score_CapturesOfMiners_FlagsEachOfThem(bool tenMinutes)
    {
        using var samples = ReplacedSamples.TryMake();
        if (samples is null)
            return;
        var captures = tenMinutes ? samples.TenMinuteCaptures : samples.OneMinuteCaptures;
        var run = await CommandRun.Of(["score", "--format", "json", .. captures]);

        Assert.Equal((0, 10), (run.ExitCode, captures.Count));
        Assert.Equal(10, FlaggedPairs(run.Output).Distinct().Count());
    }

    [Fact]
    public async Task Score_TrafficWithoutMining_FlagsNoPair()
    {
        using var samples = ReplacedSamples.TryMake();
        if (samples is null)
            return;
        var run = await CommandRun.Of(["score", "--format", "json", .. samples.Benign]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"{samples.Benign.Count} files", run.Error, StringComparison.Ordinal);
        Assert.Empty(FlaggedPairs(run.Output));
    }

    [Fact]
    public async Task Train_LeavingOneCaptureOut_RecallIsWhatTheDocumentationSays()
    {
        using var samples = ReplacedSamples.TryMake();
        if (samples is null)
            return;
        var run = await CommandRun.Of(
            ["train", "--profile", "xmr-xmrig", "--leave-one-out", .. samples.Benign.SelectMany(b => new[] { "--benign", b }),
            "--out", samples.File("model.json"), .. samples.TenMinuteCaptures]);

        Assert.Equal(0, run.ExitCode);
        var documented = LeaveOneOutTable.Documented();
        Assert.Equal(documented.Rows, LeaveOneOutTable.Printed(run.Output));
        Assert.Contains(documented.Recall, run.Output, StringComparison.Ordinal);
        Assert.Contains(documented.FalsePositives, run.Output, StringComparison.Ordinal);
    }

    private static IEnumerable<string> FlaggedPairs(string ndjson)
    {
        foreach (var line in ndjson.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.GetProperty("event").GetProperty("severity").GetInt32() >= Severity.Medium)
                yield return $"{root.GetProperty("client").GetProperty("ip")} {root.GetProperty("server").GetProperty("ip")}";
        }
    }
}
