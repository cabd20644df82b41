namespace FlowKafka.Streams.Tests.Pipeline;

public class EvidenceTests
{
    private readonly PipelineTestDriver _driver = new();

    [Fact]
    public void Conversation_EvidenceGrows_EachRankIsCounted()
    {
        _driver.PipeBoth(0, new TestFlow { Start = 0, SourcePort = 50_000, DestinationPort = 13_531 })
            .PipeBoth(0, new TestFlow { Start = 600, SourcePort = 50_001, DestinationPort = 13_531 })
            .Pipe(0, new TestFlow { Start = 1_200, SourcePort = 50_001, DestinationPort = 13_531, TcpFlags = 2 })
            .Pipe(0, new TestFlow { Start = 1_200, SourcePort = 50_001, DestinationPort = 13_531, TcpFlags = 18 }.Back())
            .Finish();

        Assert.Equal([0, 1, 1], _driver.Points.Select(p => p.Conversation.PortAsymmetry.Lower));
        Assert.Equal([0, 0, 1], _driver.Points.Select(p => p.Conversation.SynFlags.Lower));
        Assert.Equal([1, 2, 3], _driver.Points.Select(p => p.Conversation.ServicePorts.Lower));
    }

    [Theory]
    [InlineData(50_000, 443, Side.Lower)]
    [InlineData(22, 50_000, Side.Higher)]
    [InlineData(22, 13_531, Side.Higher)]
    [InlineData(32_768, 13_531, Side.Lower)]
    [InlineData(32_767, 32_768, Side.Higher)]
    public void Conversation_PortsOfTwoKinds_TellTheClient(int lower, int higher, Side client)
    {
        _driver.PipeBoth(0, new TestFlow { SourcePort = (ushort)lower, DestinationPort = (ushort)higher }).Finish();

        var votes = Assert.Single(_driver.Points).Conversation.ServicePorts;
        Assert.Equal((client, 1), (votes.Leader, votes.ForLeader));
    }

    [Theory]
    [InlineData(443, 8443)]
    [InlineData(13_531, 32_767)]
    [InlineData(32_768, 65_535)]
    public void Conversation_PortsOfOneKind_CastNoVote(int lower, int higher)
    {
        _driver.PipeBoth(0, new TestFlow { SourcePort = (ushort)lower, DestinationPort = (ushort)higher }).Finish();

        Assert.False(Assert.Single(_driver.Points).Conversation.ServicePorts.Any);
    }

    [Theory]
    [InlineData(2, Side.Lower)]
    [InlineData(3, Side.Lower)]
    [InlineData(18, Side.Higher)]
    [InlineData(19, Side.Higher)]
    public void SynVote_FlagsOfTheLowersRecord_NameTheClient(byte flags, Side client)
    {
        _driver.Pipe(0, new TestFlow { TcpFlags = flags }).Finish();

        Assert.Equal(client, Assert.Single(_driver.Points).SynVote);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16)]
    public void SynVote_NoSyn_SaysNothing(byte flags)
    {
        _driver.Pipe(0, new TestFlow { TcpFlags = flags }).Finish();

        Assert.Null(Assert.Single(_driver.Points).SynVote);
    }

    [Fact]
    public void Votes_Tie_KeepsTheEarlierLeader()
    {
        var votes = default(ClientVotes).Add(Side.Higher).Add(Side.Lower);

        Assert.Equal((1, 1, Side.Higher), (votes.Lower, votes.Higher, votes.Leader));
        Assert.Equal(Side.Lower, votes.Add(Side.Lower).Leader);
    }
}
