namespace FlowKafka.Processor.Tests.Verbs;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("bogus")]
    [InlineData("score")]
    [InlineData("score", "--nonsense", "x")]
    [InlineData("score", "--nonsense", "x", "/tmp")]
    [InlineData("score", "/there/is/no/such/file")]
    [InlineData("score", "--format", "xml", "/tmp")]
    [InlineData("score", "--model", "/there/is/no/model.json", "/tmp")]
    [InlineData("train", "/tmp")]
    [InlineData("model", "show", "/there/is/no/model.json")]
    [InlineData("decode", "--limit", "-1", "/tmp")]
    [InlineData("decode", "--fields", "srcaddr dstaddr", "/tmp")]
    [InlineData("simulate", "--out", "/tmp/x", "--hosts", "0")]
    [InlineData("replay", "/tmp")]
    [InlineData("replay", "--topic", "t", "--speed", "0", "/tmp")]
    [InlineData("run", "--stages", "ingest,window,nonsense")]
    [InlineData("validate", "--set", "nonsense")]
    [InlineData("validate", "--config", "/there/is/no/file.json")]
    public async Task Invoke_WrongUsage_EndsWithTwoAndALineWithoutAStackTrace(params string[] arguments)
    {
        var run = await CommandRun.Of(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.NotEqual("", run.Error);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoke_WithoutArguments_ShowsHelpAndEndsWithTwo()
    {
        var run = await CommandRun.Of();

        Assert.Equal(2, run.ExitCode);
        foreach (var verb in (string[])["demo", "run", "score", "train", "model", "simulate", "replay", "decode", "setup", "validate"])
            Assert.Contains($"\n  {verb} ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoke_OutputThatIsNoTerminal_HasNoControlCharacters()
    {
        using var folder = new TemporaryFolder();
        var model = await SmallModel.TrainAsync(folder);
        var log = folder.Write("log", SmallModel.MinerLog(12).Raw("a\u001b[31mred\u0007line").Text);
        foreach (var arguments in (string[][])[["score", "--model", model, log], ["decode", log], ["model", "show", model]])
        {
            var run = await CommandRun.Of(arguments);
            Assert.DoesNotContain(run.Output + run.Error, c => char.IsControl(c) && c != '\n');
        }
    }

    [Fact]
    public async Task Invoke_ModelFileThatIsNone_EndsWithOneAndNamesTheFault()
    {
        using var folder = new TemporaryFolder();
        var model = folder.Write("model.json", "{\"schemaVersion\":2,\"nonsense\":2}");

        var run = await CommandRun.Of("model", "show", model);

        Assert.Equal((1, $"{model} is no usable model: nonsense is not a known property.\n"), (run.ExitCode, run.Error));
    }
}
