namespace FlowKafka.Processor.Tests;

/// <summary>A model trained on one invented miner, through the command that users have.</summary>
internal static class SmallModel
{
    public const string Miner = "10.0.0.1", Pool = "198.51.100.7";

    public static FlowLog MinerLog(int windows = 30) => new FlowLog().Talk(0, windows, Miner, Pool, 3333, 70, 40);

    public static async Task<string> TrainAsync(TemporaryFolder folder)
    {
        var log = folder.Write("training.log", MinerLog().Text);
        var run = await CommandRun.Of("train", "--profile", "small", "--out", folder.File("small.json"), "--server", Pool, log);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return folder.File("small.json");
    }
}
