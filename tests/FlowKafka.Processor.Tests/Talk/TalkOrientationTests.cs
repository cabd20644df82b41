using FlowKafka.Flows;
using FlowKafka.Processor.Talk;
using FlowKafka.Streams.Points;

namespace FlowKafka.Processor.Tests.Talk;

public class TalkOrientationTests
{
    private static readonly IpPair WithTheLower = Pair("10.0.0.5", "10.0.0.1"), WithTheHigher = Pair("10.0.0.5", "198.51.100.7");

    [Fact]
    public void ClientOf_InterfaceWithTwoPeers_IsTheAddressOfTheInterface()
    {
        var orientation = new TalkOrientation();
        orientation.Count("eni-1", WithTheLower, 10);
        orientation.Count("eni-1", WithTheHigher, 3);

        Assert.Equal(Side.Higher, orientation.ClientOf("eni-1", WithTheLower));
        Assert.Equal(Side.Lower, orientation.ClientOf("eni-1", WithTheHigher));
    }

    [Fact]
    public void ClientOf_InterfaceWithOnePeer_IsTheLowerAddress()
    {
        var orientation = new TalkOrientation();
        orientation.Count("eni-1", WithTheLower, 10);

        Assert.Equal(Side.Lower, orientation.ClientOf("eni-1", WithTheLower));
    }

    [Fact]
    public void ClientOf_SamePairOnAnotherInterface_IsForThatOneToSay()
    {
        var orientation = new TalkOrientation();
        orientation.Count("eni-1", WithTheLower, 10);
        orientation.Count("eni-2", WithTheLower, 10);
        orientation.Count("eni-2", WithTheHigher, 1);

        Assert.Equal(Side.Lower, orientation.ClientOf("eni-1", WithTheLower));
        Assert.Equal(Side.Higher, orientation.ClientOf("eni-2", WithTheLower));
    }

    private static IpPair Pair(string one, string other) => IpPair.Of(IpAddress.Parse(one), IpAddress.Parse(other), 6, "");
}
