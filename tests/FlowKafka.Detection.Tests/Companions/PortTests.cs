using Xunit;

namespace FlowKafka.Detection.Tests.Companions;

/// <summary>What ports say over the windows.</summary>
public class PortTests
{
    [Fact]
    public void ServerPortStability_ThreeOfFourKnown_IsTheirShare() => Assert.Equal(
        0.75, Windows.Measure("server-port-stability", Windows.OfPorts((1, 443), (1, 3333), (1, 0), (1, 3333), (1, 3333))));

    [Fact]
    public void ServerPortStability_NoneKnown_IsNaN() => Assert.Equal(double.NaN, Windows.Measure("server-port-stability", Windows.OfPorts((1, 0))));

    [Fact]
    public void ClientPortChanges_OneChangeInThreeSteps_SkipsUnknownPorts()
    {
        Assert.Equal(1 / 3.0, Windows.Measure("client-port-changes", Windows.OfPorts((50000, 1), (50000, 1), (0, 1), (50001, 1), (50001, 1))));
        Assert.Equal(double.NaN, Windows.Measure("client-port-changes", Windows.OfPorts((50000, 1), (0, 1))));
    }

    [Fact]
    public void ServerPorts_Windows_IsTheMostInOne()
    {
        var windows = Windows.OfPackets(1, 1, 1);

        Assert.Equal(7, Windows.Measure("server-ports", [windows[0], windows[1] with { ServerPorts = 7 }, windows[2]]));
    }

    [Theory]
    [InlineData(32768, 1, 1, 1)]
    [InlineData(32767, 1, 1, 0)]
    [InlineData(32767, 2, 1, 1)]
    [InlineData(32768, 1, 2, 0)]
    public void OrientationStability_OneWindow_AsksForAnEphemeralPortOrSeveralAndOneServerPort(int port, byte clientPorts, byte serverPorts, double expected) =>
        Assert.Equal(expected, Windows.Measure("orientation-stability", [Windows.OfPorts((port, 3333))[0] with { ClientPorts = clientPorts, ServerPorts = serverPorts }]));

    [Fact]
    public void OrientationStability_AClientPortThatChanges_SpeaksForTheClient() =>
        Assert.Equal(0.5, Windows.Measure("orientation-stability", Windows.OfPorts((1000, 3333), (1001, 3333))));

    [Fact]
    public void OrientationStability_AnUnknownPort_IsNotCounted()
    {
        Assert.Equal(1, Windows.Measure("orientation-stability", Windows.OfPorts((50000, 3333), (0, 3333), (50000, 0))));
        Assert.Equal(double.NaN, Windows.Measure("orientation-stability", Windows.OfPorts((0, 3333))));
    }
}
