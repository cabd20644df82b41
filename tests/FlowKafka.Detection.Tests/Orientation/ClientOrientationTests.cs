using FlowKafka.Detection.Orientation;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;
using Xunit;

namespace FlowKafka.Detection.Tests.Orientation;

public sealed class ClientOrientationTests
{
    private static ClientVotes Votes(params Side[] windows) => windows.Aggregate(default(ClientVotes), (votes, side) => votes.Add(side));

    private static ClientVerdict Decide(Conversation conversation, string lower = "10.0.0.5", string higher = "203.0.113.9") =>
        ClientOrientation.Decide(conversation, IpPair.Of(IpAddress.Parse(lower), IpAddress.Parse(higher), 6, ""), OwnNetworks.Private);

    [Fact]
    public void Decide_EvidenceOfEveryRank_TheStrongestOneDecides()
    {
        var conversation = new Conversation
        {
            SynFlags = Votes(Side.Higher),
            PortAsymmetry = Votes(Side.Lower, Side.Lower),
            ServicePorts = Votes(Side.Lower, Side.Lower, Side.Lower),
        };

        Assert.Equal(new(Side.Higher, ClientEvidence.SynFlags, 1), Decide(conversation));
        conversation = conversation with { SynFlags = default, PortAsymmetry = Votes(Side.Higher, Side.Higher) };
        Assert.Equal(new(Side.Higher, ClientEvidence.PortAsymmetry, 2), Decide(conversation));
        conversation = conversation with { PortAsymmetry = default, ServicePorts = Votes(Side.Higher) };
        Assert.Equal(new(Side.Higher, ClientEvidence.ServicePorts, 1), Decide(conversation));
        conversation = conversation with { ServicePorts = default };
        Assert.Equal(new(Side.Lower, ClientEvidence.OwnNetworks, 1), Decide(conversation));
        Assert.Equal(new(Side.Lower, ClientEvidence.AddressOrder, 0), Decide(conversation, "10.0.0.5", "10.0.0.6"));
    }

    [Theory]
    [InlineData("10.0.0.5", "203.0.113.9", Side.Lower)]
    [InlineData("1.1.1.1", "10.0.0.5", Side.Higher)]
    [InlineData("2001:db8::1", "fd00::1", Side.Higher)]
    public void Decide_ExactlyOneSideInsideTheOwnNetworks_IsTheClient(string lower, string higher, Side client) =>
        Assert.Equal(new(client, ClientEvidence.OwnNetworks, 1), Decide(default, lower, higher));

    [Theory]
    [InlineData("10.0.0.5", "192.168.0.9")]
    [InlineData("198.51.100.1", "203.0.113.9")]
    public void Decide_BothSidesInsideOrBothOutside_TakesTheLowerAddress(string lower, string higher) =>
        Assert.Equal(new(Side.Lower, ClientEvidence.AddressOrder, 0), Decide(default, lower, higher));

    [Fact]
    public void Decide_ATieWithinARank_KeepsTheEarlierVerdict()
    {
        Assert.Equal(Side.Higher, Decide(new() { SynFlags = Votes(Side.Higher, Side.Lower) }).Client);
        Assert.Equal(Side.Lower, Decide(new() { SynFlags = Votes(Side.Lower, Side.Higher) }).Client);
        Assert.Equal(new(Side.Lower, ClientEvidence.SynFlags, 2), Decide(new() { SynFlags = Votes(Side.Higher, Side.Lower, Side.Lower) }));
    }

    [Fact]
    public void Observe_OrientationEvidenceGrows_AllPointsAreJudgedAnew()
    {
        // Mining sends more to the client than from it. The own networks say that the wrong side is the client, until a reconnect's SYN.
        var model = BoxModel.Of("xmr", [10, 1, 200, 1], [100, 50, 400, 50]);
        var trace = new Trace("203.0.113.9", "10.0.0.5");
        for (var window = 0; window <= 9; window++)
            trace.Add(window, (50, 10, 300, 20));
        var bench = new Bench(null, model).Run(trace, 9);
        Assert.Empty(bench.Recorder.Revisions);

        trace.Add(10, (50, 10, 300, 20), syn: Side.Higher);
        bench.Run(trace.Points, 10, 10);

        var opened = Assert.Single(bench.Recorder.Revisions);
        Assert.Equal(new(Side.Higher, ClientEvidence.SynFlags, 1), opened.Orientation);
        Assert.Equal((9, 9), (opened.Best.InHull, opened.Best.Complete));
        Assert.Equal(IpAddress.Parse("203.0.113.9"), opened.Client);
        Assert.Equal((11 * 50, 11 * 10), opened.ClientTotal);
        Assert.Equal((50, 10, 300, 20), (opened.Points[0].ClientBytes, opened.Points[0].ClientPackets, opened.Points[0].ServerBytes, opened.Points[0].ServerPackets));
        Assert.Equal("inbound", opened.Direction);
    }

}
