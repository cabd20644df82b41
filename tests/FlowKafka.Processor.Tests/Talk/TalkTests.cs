using System.Text.Json;

namespace FlowKafka.Processor.Tests.Talk;

public class TalkTests
{
    [Fact]
    public async Task Evaluate_Talk_GivesAFunnelThatOnlyNarrowsAndTheSameOneAgain()
    {
        using var folder = new TemporaryFolder();
        string[] command = ["evaluate", "--talk", "--interfaces", "30", "--days", "1", "--seed", "7", "--model", await SmallModel.TrainAsync(folder)];

        var run = await CommandRun.Of([.. command, "--out", folder.File("one")]);
        await CommandRun.Of([.. command, "--out", folder.File("two")]);

        Assert.Equal(0, run.ExitCode);
        var stages = File.ReadLines(folder.File("one/talk.ndjson")).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        int[] remaining = [.. stages.Select(stage => stage.GetProperty("remaining").GetInt32())];
        int[] miners = [.. stages.Select(stage => stage.GetProperty("miners").GetInt32())];
        Assert.True(remaining[0] > 100);
        Assert.Equal(remaining.OrderDescending(), remaining);
        Assert.Equal(miners.OrderDescending(), miners);
        Assert.Equal(12, miners[0]);
        Assert.All(stages, stage => Assert.True(stage.GetProperty("alone").GetInt32() >= stage.GetProperty("remaining").GetInt32()));
        Assert.Equal(File.ReadAllText(folder.File("one/talk.ndjson")), File.ReadAllText(folder.File("two/talk.ndjson")));
    }

    [Theory]
    [InlineData("--interfaces", "0", "--interfaces is 0: give 1 to 50000.")]
    [InlineData("--days", "0", "--days is 0: give 1 to 90.")]
    public async Task Evaluate_TalkOfNoSize_IsRefused(string option, string value, string message)
    {
        var run = await CommandRun.Of("evaluate", "--talk", option, value);

        Assert.Equal((2, message), (run.ExitCode, run.Error.TrimEnd()));
    }
}
