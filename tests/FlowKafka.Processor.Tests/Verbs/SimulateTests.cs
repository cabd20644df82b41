namespace FlowKafka.Processor.Tests.Verbs;

public sealed class SimulateTests
{
    private static readonly string[] Network = ["--hosts", "12", "--miners", "2", "--hours", "2"];

    [Fact]
    public async Task Simulate_SameSeed_WritesTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, seed) in ((string, string)[])[("a", "5"), ("b", "5"), ("c", "6")])
            Assert.Equal(0, (await CommandRun.Of(["simulate", "--out", folder.File(name), "--seed", seed, .. Network])).ExitCode);

        Assert.Equal(Bytes("a/flow-logs.log"), Bytes("b/flow-logs.log"));
        Assert.NotEqual(Bytes("a/flow-logs.log"), Bytes("c/flow-logs.log"));
        Assert.Equal(Bytes("a/labels.json"), Bytes("b/labels.json"));

        byte[] Bytes(string name) => File.ReadAllBytes(folder.File(name));
    }

    [Fact]
    public async Task Simulate_Log_DecodesWithoutARejection()
    {
        using var folder = new TemporaryFolder();
        await CommandRun.Of(["simulate", "--out", folder.Path, "--seed", "5", .. Network]);

        var run = await CommandRun.Of("decode", "--limit", "1", folder.File("flow-logs.log"));

        Assert.Contains("+ 0 refused", run.Output, StringComparison.Ordinal);
    }
}
