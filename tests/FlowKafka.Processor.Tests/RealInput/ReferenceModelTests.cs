using System.Text.Json;
using FlowKafka.Detection.Models;

namespace FlowKafka.Processor.Tests.RealInput;

/// <summary>Real captures of miners and real traffic of others, through the commands that users have.</summary>
public sealed class ReferenceModelTests
{
    private static readonly string[] TrainArguments = ["train", "--profile", "xmr-xmrig"];

    [Fact]
    public async Task Score_TrainedOnTenMinuteLogs_FlagsEveryCapturesOneMinuteLogs()
    {
        using var samples = ReplacedSamples.TryMake();
        if (samples is null)
            return;
        var model = await Train(samples);
        var run = await CommandRun.Of(["score", "--format", "json", "--model", model, .. samples.OneMinuteCaptures]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(10, samples.OneMinuteCaptures.Count);
        Assert.Equal(10, Pairs(run.Output).Distinct().Count());
    }

    [Fact]
    public async Task Score_TrainedOnTenMinuteLogs_FlagsNoPairThatDoesNotMine()
    {
        using var samples = ReplacedSamples.TryMake();
        if (samples is null)
            return;
        var model = await Train(samples);
        var run = await CommandRun.Of(["score", "--format", "json", "--model", model, .. samples.Benign]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Contains("0 detections", run.Error, StringComparison.Ordinal);
        Assert.Contains("19 files", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_LeavingOneCaptureOut_RecallIsWhatTheDocumentationSays()
    {
        using var samples = ReplacedSamples.TryMake();
        if (samples is null)
            return;
        var run = await CommandRun.Of(
            [.. TrainArguments, "--leave-one-out", .. samples.Benign.SelectMany(b => new[] { "--benign", b }),
            "--out", samples.File("model.json"), .. samples.TenMinuteCaptures]);

        Assert.Equal(0, run.ExitCode);
        var documented = LeaveOneOutTable.Documented();
        Assert.Equal(documented.Rows, LeaveOneOutTable.Printed(run.Output));
        Assert.Contains(documented.Recall, run.Output, StringComparison.Ordinal);
        Assert.Contains(documented.FalsePositives, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shipped_ReferenceModel_HasTheHullOfTheRealCaptures()
    {
        if (!RepositoryFolder.TryFindSamples("mining/cj-sniffer", out _))
            return;
        using var samples = ReplacedSamples.TryMake();
        var trained = Load(await Train(samples!));
        var shipped = Load(Path.Combine(RepositoryFolder.Root, "models", "xmr-xmrig.json"));

        Assert.Equal(trained.Hulls[0].Vertices.Select(v => string.Join(' ', v)), shipped.Hulls[0].Vertices.Select(v => string.Join(' ', v)));
        Assert.Equal(10, shipped.TrainedOn.Sources.Length);
        Assert.Contains("CJ-Sniffer", shipped.TrainedOn.Description, StringComparison.Ordinal);
    }

    private static async Task<string> Train(ReplacedSamples samples)
    {
        var model = samples.File("model.json");
        var run = await CommandRun.Of([.. TrainArguments, "--out", model, .. samples.TenMinuteCaptures]);
        Assert.Equal(0, run.ExitCode);
        return model;
    }

    private static Model Load(string path)
    {
        using var file = File.OpenRead(path);
        return Model.Load(file);
    }

    private static IEnumerable<string> Pairs(string ndjson)
    {
        foreach (var line in ndjson.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            yield return $"{root.GetProperty("client").GetProperty("ip")} {root.GetProperty("server").GetProperty("ip")}";
        }
    }
}
