using FlowKafka.Processor.Demo;
using FlowKafka.Processor.Scoring;
using FlowKafka.Simulation;

namespace FlowKafka.Processor.Tests.Demo;

public sealed class DemoVerdictTests
{
    private static readonly NetworkSimulator Network = new(new SimulationOptions { Seed = 3, Hosts = 20, Miners = 2, Hours = 1 });

    [Fact]
    public void Of_NothingFound_MissesEveryMiner()
    {
        var verdict = DemoVerdict.Of(Network, new FoundEpisodes());

        Assert.Equal((2, 0, 0), (verdict.Miners.Count, verdict.Found, verdict.FalseAlarms.Count));
    }

    [Fact]
    public async Task Of_EpisodesOnAMinerAndOnAnother_TellsThemApart()
    {
        var miner = Network.Miners[0];
        var other = Network.Conversations.First(c => !c.Kind.IsMining());
        var episodes = new FoundEpisodes();
        episodes.Add(await Document(miner.Client.ToString(), miner.Servers[0].ToString()));
        episodes.Add(await Document(other.Client.ToString(), other.Server.ToString()));

        var verdict = DemoVerdict.Of(Network, episodes);

        Assert.Equal(1, verdict.Found);
        Assert.NotNull(verdict.Miners[0].Found);
        var alarm = Assert.Single(verdict.FalseAlarms);
        Assert.Equal(other.Kind, alarm.Kind);
    }

    [Fact]
    public async Task Of_EpisodesOfLowSeverity_AreNeitherFindsNorAlarms()
    {
        var miner = Network.Miners[0];
        var other = Network.Conversations.First(c => !c.Kind.IsMining());
        var episodes = new FoundEpisodes();
        episodes.Add(await Document(miner.Client.ToString(), miner.Servers[0].ToString(), "--shadow", "small"));
        episodes.Add(await Document(other.Client.ToString(), other.Server.ToString(), "--shadow", "small"));

        var verdict = DemoVerdict.Of(Network, episodes);

        Assert.Equal((0, 0, 1, 1), (verdict.Found, verdict.FalseAlarms.Count, verdict.LowOnMiners, verdict.LowOnOthers));
    }

    // A document as judge writes it, of a conversation between these two.
    private static async Task<ReadOnlyMemory<byte>> Document(string client, string server, params string[] options)
    {
        using var folder = new TemporaryFolder();
        var model = await SmallModel.TrainAsync(folder);
        var log = folder.Write("log", new FlowLog().Talk(0, 12, client, server, 3333, 70, 40).Text);
        var run = await CommandRun.Of(["score", "--format", "json", "--model", model, .. options, log]);
        return System.Text.Encoding.UTF8.GetBytes(run.Output.TrimEnd('\n'));
    }
}
