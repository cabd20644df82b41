using System.Text.Json;
using FlowKafka.Flows;
using Xunit;

namespace FlowKafka.Simulation.Tests;

[Collection(nameof(MixedNetworkRun))]
public sealed class LabelTests(MixedNetworkRun run)
{
    [Fact]
    public void Lines_OfANetwork_AllBelongToALabelledConversation()
    {
        Assert.Equal(0, run.Unlabelled);
        Assert.True(run.Lines > 100_000);
    }

    [Fact]
    public void Conversations_OfANetwork_AreOnePerPairAndOfEveryKind()
    {
        var pairs = new HashSet<IpPair>();
        foreach (var c in run.Simulator.Conversations)
            Assert.True(pairs.Add(IpPair.Of(c.Client, c.Server, c.Protocol, "")), $"{c} is there twice.");
        // Who hops is left out here: HoppingTests has a network of those.
        Assert.Equal(Enum.GetValues<TrafficKind>().Except([TrafficKind.XmrRotating, TrafficKind.HoppingAgent]), run.Simulator.Conversations.Select(c => c.Kind).Distinct().Order());
    }

    [Fact]
    public void Miners_OfANetwork_HaveTheirCountsAndRecordsInBothDirections()
    {
        Assert.Equal(
            [
                (TrafficKind.XmrStratum, 8), (TrafficKind.EthStratum, 2), (TrafficKind.ZecStratum, 2), (TrafficKind.BtcStratum, 2),
                (TrafficKind.XmrProxy, 1), (TrafficKind.XmrRig, 3), (TrafficKind.XmrStealth, 2), (TrafficKind.SoloMining, 1),
            ],
            run.Simulator.Miners.GroupBy(m => m.Kind).Select(g => (g.Key, g.Count())).Order());
        Assert.Equal(21, run.Simulator.Miners.Select(m => m.Client).Distinct().Count());
        foreach (var miner in run.Simulator.Miners)
        {
            var label = run.Simulator.Conversations.Single(c => c.Client == miner.Client && c.Server == miner.Servers[0]);
            Assert.Equal((miner.Kind, miner.ServerPort, miner.Start, miner.End), (label.Kind, label.ServerPort, label.Start, label.End));
            Assert.True(label.Kind.IsMining());
            Assert.True(run.Windows[label].Values.Sum(w => w.UpPackets) > 10);
            Assert.True(run.Windows[label].Values.Sum(w => w.DownPackets) > 10);
        }
    }

    [Fact]
    public void Lines_OfPulsesAndMiners_ReachEveryLabelledPair()
    {
        // A web site may go unvisited and a scan or a backup may miss half a day; conversations that never end may not.
        foreach (var kind in new[] { TrafficKind.BtcStratum, TrafficKind.XmppChat, TrafficKind.Kubelet, TrafficKind.Dnp3Polling })
        {
            foreach (var label in run.Simulator.Conversations.Where(c => c.Kind == kind))
                Assert.True(run.Windows.ContainsKey(label), $"{label} has no record.");
        }
    }

    [Fact]
    public void WriteJson_OfANetwork_NamesMinersAndConversations()
    {
        using var stream = new MemoryStream();
        SimulationLabels.WriteJson(stream, run.Simulator);
        using var json = JsonDocument.Parse(stream.ToArray());
        var root = json.RootElement;
        Assert.Equal(11, root.GetProperty("seed").GetInt32());
        Assert.Equal("2026-01-05T20:00:00Z", root.GetProperty("end").GetString());
        Assert.Equal(21, root.GetProperty("miners").GetArrayLength());
        Assert.Equal(2, root.GetProperty("miners")[0].GetProperty("servers").GetArrayLength());
        Assert.Equal("xmr-stratum", root.GetProperty("miners")[0].GetProperty("kind").GetString());
        Assert.Equal(run.Simulator.Conversations.Count, root.GetProperty("conversations").GetArrayLength());
        Assert.Equal(
            run.Simulator.Conversations.Count(c => c.Kind.IsMining()),
            root.GetProperty("conversations").EnumerateArray().Count(c => c.GetProperty("mining").GetBoolean()));
    }
}
