using System.Text.Json;

namespace FlowKafka.Processor.Tests.Evaluation;

public class EvaluateTests
{
    [Fact]
    public async Task Evaluate_ThreeMinersAlikeAndOneStranger_LeavesEachOutAndFindsTheThree()
    {
        using var folder = new TemporaryFolder();
        WriteMiners(folder);
        folder.Write("mining/stranger.600s.log", new FlowLog().Talk(0, 30, "10.0.0.9", "198.51.100.7", 3333, 900, 700).Text);

        var run = await CommandRun.Of(
            "evaluate", "--mining", folder.File("mining"), "--benign", folder.File("benign"), "--leave-one-out", "--strategy", "convex-raw", "--out", folder.File("out"));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("3 of 4", Row(run.Output, "convex-raw"), StringComparison.Ordinal);
        Assert.Contains("0 of 2", Row(run.Output, "convex-raw"), StringComparison.Ordinal);
        Assert.Contains("1 h 20 min", Row(run.Output, "a.600s.log"), StringComparison.Ordinal);
        Assert.EndsWith("no │", Row(run.Output, "stranger.600s.log"), StringComparison.Ordinal);
        Assert.Contains("no capture was judged by what it trained", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_WithoutLeaveOneOut_SaysThatCapturesJudgeThemselves()
    {
        using var folder = new TemporaryFolder();
        WriteMiners(folder);
        folder.Write("mining/stranger.600s.log", new FlowLog().Talk(0, 30, "10.0.0.9", "198.51.100.7", 3333, 900, 700).Text);

        var run = await CommandRun.Of("evaluate", "--mining", folder.File("mining"), "--strategy", "convex-raw");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("4 of 4", Row(run.Output, "convex-raw"), StringComparison.Ordinal);
        Assert.Contains("4 of the mining captures were judged by what they trained", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_StrangerAtTwoResolutions_IsOneCaptureAndNeverTrainsItself()
    {
        using var folder = new TemporaryFolder();
        WriteMiners(folder);
        var stranger = new FlowLog().Talk(0, 30, "10.0.0.9", "198.51.100.7", 3333, 900, 700).Text;
        folder.Write("mining/stranger.600s.log", stranger);
        folder.Write("mining/stranger.60s.log", stranger);

        var run = await CommandRun.Of("evaluate", "--mining", folder.File("mining"), "--leave-one-out", "--strategy", "convex-raw");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("3 of 4", Row(run.Output, "convex-raw"), StringComparison.Ordinal);
        Assert.Contains("4 captures in 5 files", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_TrainedOnOthers_JudgesCapturesThatNothingWasLearnedFrom()
    {
        using var folder = new TemporaryFolder();
        WriteMiners(folder);
        folder.Write("other/stranger.log", new FlowLog().Talk(0, 30, "10.0.0.9", "198.51.100.7", 3333, 900, 700).Text);

        var run = await CommandRun.Of("evaluate", "--mining", folder.File("other"), "--train", folder.File("mining"), "--strategy", "convex-raw");

        Assert.Contains("0 of 1", Row(run.Output, "convex-raw"), StringComparison.Ordinal);
        Assert.Contains("none of them is among the mining captures", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_EveryStrategy_WritesALineForEachAndForEachOfItsCaptures()
    {
        using var folder = new TemporaryFolder();
        WriteMiners(folder);

        var run = await CommandRun.Of(
            "evaluate", "--mining", folder.File("mining"), "--benign", folder.File("benign"), "--leave-one-out", "--out", folder.File("out"),
            "--model", await SmallModel.TrainAsync(folder));

        Assert.Equal(0, run.ExitCode);
        var lines = File.ReadLines(folder.File("out/evaluation.ndjson")).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        var strategies = lines.Where(line => line.GetProperty("kind").GetString() == "strategy" && !line.TryGetProperty("fault", out _)).ToArray();
        Assert.True(strategies.Length > 15);
        Assert.Equal(3 * strategies.Length, lines.Count(line => line.GetProperty("kind").GetString() == "capture"));
        Assert.All(strategies, line => Assert.Equal(2, line.GetProperty("benign_pairs").GetInt32()));
        Assert.All(lines.Where(line => line.GetProperty("kind").GetString() == "capture"), line => Assert.False(line.GetProperty("judged_by_what_it_trained").GetBoolean()));
    }

    [Fact]
    public async Task Evaluate_Report_NeedsNothingElse()
    {
        using var folder = new TemporaryFolder();
        WriteMiners(folder);

        await CommandRun.Of(
            "evaluate", "--mining", folder.File("mining"), "--benign", folder.File("benign"), "--strategy", "convex-raw", "talk-*", "--out", folder.File("out"));

        var page = File.ReadAllText(folder.File("out/evaluation.html"));
        Assert.DoesNotContain("http:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        Assert.Equal(6, page.Split("<figure>").Length - 1);
        Assert.Contains("none</text>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_List_ShowsTheStrategiesThatArePicked()
    {
        var run = await CommandRun.Of("evaluate", "--list", "--strategy", "talk-*");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("the talk's attempt 2", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("convex-raw", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_NoMining_SaysWhatToGive() => await FailsWith(2, "Name captures of miners with --mining", "evaluate");

    [Fact]
    public async Task Evaluate_UnknownStrategy_IsNamed() =>
        await FailsWith(2, "--strategy convx: no strategy has that name; 'flowkafka evaluate --list' shows them.", "evaluate", "--strategy", "convx", "--list");

    [Fact]
    public async Task Evaluate_PathThatIsMissing_IsNamed() =>
        await FailsWith(2, "There is no file or folder nowhere/at-all, or it may not be looked at.", "evaluate", "--mining", "nowhere/at-all");

    [Fact]
    public async Task Evaluate_FileThatIsNoFlowLog_IsNamed()
    {
        using var folder = new TemporaryFolder();
        var notes = folder.Write("notes.txt", "nothing of a flow log\n");

        await FailsWith(1, $"{notes} holds no flow log", "evaluate", "--mining", notes);
    }

    [Fact]
    public async Task Evaluate_FolderWithoutFlowLogs_IsNamed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("notes.txt", "nothing of a flow log\n");

        await FailsWith(2, $"There are no flow logs in {folder.Path}.", "evaluate", "--mining", folder.Path);
    }

    [Fact]
    public async Task Evaluate_LeaveOneOutOfOne_NeedsTwo()
    {
        using var folder = new TemporaryFolder();
        var log = folder.Write("a.log", SmallModel.MinerLog().Text);

        await FailsWith(2, "--leave-one-out needs at least two captures to train on.", "evaluate", "--mining", log, "--leave-one-out");
    }

    [Fact]
    public async Task Evaluate_CapturesTooShortToLearnFrom_SaysSoForThatStrategy()
    {
        using var folder = new TemporaryFolder();
        var log = folder.Write("a.log", SmallModel.MinerLog(windows: 2).Text);

        var run = await CommandRun.Of("evaluate", "--mining", log, "--strategy", "convex-raw");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("convex-raw: There is nothing to learn from: the captures have no complete point.\n", run.Error, StringComparison.Ordinal);
    }

    private static void WriteMiners(TemporaryFolder folder)
    {
        foreach (var (name, packets) in ((string, long)[])[("a", 70), ("b", 70), ("c", 70)])
            folder.Write($"mining/{name}.600s.log", new FlowLog().Talk(0, 30, "10.0.0.1", "198.51.100.7", 3333, packets, 40).Text);
        folder.Write("benign/office.log", new FlowLog().Talk(0, 30, "10.0.0.5", "203.0.113.1", 443, 20, 15).Text);
        folder.Write("benign/backup.log", new FlowLog().Talk(0, 3, "10.0.0.6", "203.0.113.2", 443, 2_000, 9_000).Text);
    }

    private static string Row(string output, string name) =>
        output.Split('\n').First(line => line.StartsWith('│') && line.Contains($" {name} ", StringComparison.Ordinal)).TrimEnd();

    private static async Task FailsWith(int code, string message, params string[] args)
    {
        var run = await CommandRun.Of(args);

        Assert.Equal(code, run.ExitCode);
        Assert.StartsWith(message, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("", run.Output);
    }
}
