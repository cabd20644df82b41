using FlowKafka.Detection.Findings;
using FlowKafka.Detection.Findings.Detectors;
using FlowKafka.Detection.Hosts;
using FlowKafka.Detection.Knowledge;
using FlowKafka.Detection.Orientation;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;
using Xunit;
using static FlowKafka.Detection.Tests.Knowledge.Lists;

namespace FlowKafka.Detection.Tests.Knowledge;

public sealed class DetectorTests
{
    private static readonly KnownLists Known = KnownLists.Of(
    [
        .. BuiltInLists.All,
        Of("pools", ListKind.Pool, "# version: 1", "192.0.2.1:3333 # Big", "192.0.2.1", "192.0.2.2", "192.0.2.3:3333"),
        Of("miners", ListKind.Miner, "# version: 2", "192.0.2.10", "192.0.2.11:80", "10.0.0.66"),
        Of("denied", ListKind.Deny, "# version: 3", "192.0.2.20", ":6667", "10.0.0.77"),
        Of("nodes", ListKind.EthereumNode, "192.0.2.30:30303", "192.0.2.31"),
        Of("others", ListKind.OtherNode, "value,coin", "192.0.2.32,KAS"),
    ]);

    private static Finding Find(
        IDetector detector, string server, int port, string client = "10.0.0.1", string direction = "outbound", int points = 9, ServerRotation? rotation = null)
    {
        var pair = IpPair.Of(Ip(client), Ip(server), 6, "");
        var finding = detector.Find(new ConversationEvidence
        {
            Pair = pair,
            Conversation = new() { Points = points, LowerBytes = 1_000, HigherBytes = 234 },
            Orientation = new(pair.Lower == Ip(client) ? Side.Lower : Side.Higher, ClientEvidence.SynFlags, 1),
            Direction = direction,
            ServerPort = (ushort)port,
            End = 600_000,
            WindowSize = 600_000,
            Windows = [],
            Lists = Known,
            Rotation = rotation,
        });
        Assert.True(finding == Finding.None || finding.Kind == detector.Kind);
        return finding;
    }

    [Theory]
    [InlineData("192.0.2.1", 3333, 2, "pools@1: Big")]
    [InlineData("192.0.2.1", 443, 1, "pools@1")]
    [InlineData("192.0.2.2", 3333, 1, "pools@1")]
    [InlineData("192.0.2.3", 3334, 0, null)]
    [InlineData("192.0.2.20", 3333, 0, null)]
    public void PoolList_Server_IsSurerWithItsPort(string server, int port, int grade, string? label)
    {
        var finding = Find(new PoolListDetector(), server, port);

        Assert.Equal((grade, label), (finding.Grade, finding.Label));
    }

    [Fact]
    public void PoolList_Rotation_CountsItsListedAddresses()
    {
        var rotation = new ServerRotation("192.0.2.0/24", 3333, Ip("192.0.2.2"), [Ip("192.0.2.1"), Ip("192.0.2.2"), Ip("192.0.2.4")]);

        var finding = Find(new PoolListDetector(), "192.0.2.4", 3333, rotation: rotation);

        Assert.Equal((2, 2.0, "pools@1: Big"), (finding.Grade, finding.Value, finding.Label));
    }

    [Theory]
    [InlineData("192.0.2.10", 1, "10.0.0.1", 1, 1, "miners@2")]
    [InlineData("192.0.2.11", 80, "10.0.0.1", 2, 1, "miners@2")]
    [InlineData("192.0.2.11", 81, "10.0.0.1", 0, 0, null)]
    [InlineData("192.0.2.20", 81, "10.0.0.1", 2, 1, "denied@3")]
    [InlineData("192.0.2.99", 6667, "10.0.0.1", 2, 1, "denied@3")]
    [InlineData("192.0.2.99", 81, "10.0.0.66", 1, 1, "miners@2")]
    [InlineData("192.0.2.99", 81, "10.0.0.77", 2, 1, "denied@3")]
    [InlineData("192.0.2.10", 81, "10.0.0.77", 2, 2, "denied@3")]
    [InlineData("192.0.2.11", 80, "10.0.0.66", 2, 2, "miners@2")]
    [InlineData("192.0.2.1", 3333, "10.0.0.1", 0, 0, null)]
    public void DenyList_EitherSide_IsFound(string server, int port, string client, int grade, double sides, string? label)
    {
        var finding = Find(new DenyListDetector(), server, port, client);

        Assert.Equal((grade, sides, label), (finding.Grade, finding.Value, finding.Label));
    }

    [Theory]
    [InlineData("192.0.2.30", 30303, "outbound", 1, 2, "Ethereum")]
    [InlineData("192.0.2.31", 443, "internal", 1, 1, "Ethereum")]
    [InlineData("192.0.2.32", 443, "outbound", 1, 1, "KAS")]
    [InlineData("192.0.2.99", 8333, "outbound", 2, 1, "Bitcoin")]
    [InlineData("192.0.2.99", 18080, "outbound", 2, 1, "Monero")]
    [InlineData("192.0.2.99", 8333, "outbound", 1, 0, null)]
    [InlineData("192.0.2.99", 8333, "internal", 2, 0, null)]
    [InlineData("192.0.2.99", 8334, "outbound", 2, 0, null)]
    public void PeerToPeerNode_ListOrPort_TellsNetworkAndBytes(string server, int port, string direction, int points, int grade, string? label)
    {
        var finding = Find(new PeerToPeerNodeDetector(), server, port, direction: direction, points: points);

        Assert.Equal((grade, label, grade > 0 ? points : 0.0, grade > 0 ? 1_234.0 : 0.0), (finding.Grade, finding.Label, finding.Value, finding.Second));
    }

    [Theory]
    [InlineData(3333, "outbound", 2)]
    [InlineData(3333, "internal", 1)]
    [InlineData(3333, "inbound", 0)]
    [InlineData(8333, "outbound", 0)]
    [InlineData(443, "outbound", 0)]
    [InlineData(0, "outbound", 0)]
    public void MiningPort_Port_IsFoundUnlessSpokenToFromOutside(int port, string direction, int grade)
    {
        var finding = Find(new MiningPortDetector(), "192.0.2.99", port, direction: direction);

        Assert.Equal((grade, grade > 0 ? (double)port : 0), (finding.Grade, finding.Value));
        Assert.Equal(grade > 0 ? "mining-ports@1: stratum, many pools; usual port of xmrig-proxy and P2Pool" : null, finding.Label);
    }

    [Fact]
    public void Find_AnyDetector_AllocatesNothing()
    {
        IDetector[] detectors = [new PoolListDetector(), new DenyListDetector(), new PeerToPeerNodeDetector(), new MiningPortDetector()];
        var pair = IpPair.Of(Ip("10.0.0.1"), Ip("192.0.2.30"), 6, "");
        var found = 0;
        var before = 0L;
        for (var round = 0; round < 2; round++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var detector in detectors)
            {
                var evidence = new ConversationEvidence
                {
                    Pair = pair,
                    Conversation = new() { Points = 9 },
                    Orientation = new(Side.Lower, ClientEvidence.SynFlags, 1),
                    Direction = "outbound",
                    ServerPort = 3333,
                    End = 600_000,
                    WindowSize = 600_000,
                    Windows = [],
                    Lists = Known,
                };
                found += detector.Find(evidence).IsFound ? 1 : 0;
            }
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(2, found);
    }
}
