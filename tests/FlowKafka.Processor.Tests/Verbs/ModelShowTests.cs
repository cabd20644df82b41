namespace FlowKafka.Processor.Tests.Verbs;

public sealed class ModelShowTests
{
    public static TheoryData<string> Shipped => [.. Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "models"), "*.json").Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task Show_ShippedModel_TellsSpaceBarsBoundsShapesEvidenceAndScore(string file)
    {
        var run = await CommandRun.Of("model", "show", Path.Combine(RepositoryFolder.Root, "models", file));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("ratios: ln(clientBytes/clientPackets)", run.Output, StringComparison.Ordinal);
        Assert.Matches("bar from [0-9]+ complete points on: [0-9.]+ % of them in the hulls\n  met by [0-9,]+ of [0-9,]+ miners and [0-9,]+ of [0-9,]+ others: score [0-9]+, from a prior of 0.0001", run.Output);
        Assert.Contains("│ coverage ", run.Output, StringComparison.Ordinal);
        Assert.Contains("the whole conversation in a shape: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("axis of the shape", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_ModelWithoutBars_TellsItsThreshold()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandRun.Of("model", "show", await SmallModel.TrainAsync(folder));

        Assert.Contains("98 % of at least 6 complete points", run.Output, StringComparison.Ordinal);
    }
}
