namespace FlowKafka.Streams.Tests.Pipeline;

public class ReporterTests
{
    private static readonly TestFlow A = new() { Reporter = "1/eni-a" };
    private static readonly TestFlow B = new() { Reporter = "1/eni-b" };
    private readonly PipelineTestDriver _driver = new();

    [Fact]
    public void Points_TwoReportersOfOneConversation_AreNeverAdded()
    {
        _driver.PipeAll(0, TwoHosts.Talk(0, 600, 60, A)).PipeAll(0, TwoHosts.Talk(0, 600, 60, B)).Finish();

        var point = Assert.Single(_driver.Points);
        Assert.Equal((70, 10, "1/eni-a", 2), (point.Lower.Packets, point.Lower.Records, point.Lower.Reporter, point.Lower.Reporters));
        Assert.Equal((50, "1/eni-a", 2), (point.Higher.Packets, point.Higher.Reporter, point.Higher.Reporters));
    }

    [Fact]
    public void Points_AsymmetricReporters_EachDirectionHasItsOwn()
    {
        _driver.Pipe(0, A with { Packets = 10 }).Pipe(0, B with { Packets = 4 })
            .Pipe(0, A.Back() with { Packets = 3 }).Pipe(0, B.Back() with { Packets = 8 }).Finish();

        var point = Assert.Single(_driver.Points);
        Assert.Equal((10, "1/eni-a"), (point.Lower.Packets, point.Lower.Reporter));
        Assert.Equal((8, "1/eni-b"), (point.Higher.Packets, point.Higher.Reporter));
    }

    [Fact]
    public void Points_ReportersWithEqualPackets_TheFirstIdIsChosenInAnyOrder()
    {
        var reversed = new PipelineTestDriver();
        _driver.Pipe(0, A).Pipe(0, B).Finish();
        reversed.Pipe(0, B).Pipe(0, A).Finish();

        Assert.Equal("1/eni-a", Assert.Single(_driver.Points).Lower.Reporter);
        Assert.Equal(_driver.Lines, reversed.Lines);
    }

    [Fact]
    public void Points_ChosenReporterFallsBehind_IsKept()
    {
        _driver.Pipe(0, A with { Packets = 10 }).Pipe(0, B with { Packets = 9 })
            .Pipe(0, A with { Start = 600, Packets = 1 }).Pipe(0, B with { Start = 600, Packets = 9 }).Finish();

        Assert.Equal([10L, 1L], _driver.Points.Select(p => p.Lower.Packets));
    }

    [Fact]
    public void Points_ChosenReporterSilentForAWindow_IsChosenAnew()
    {
        _driver.Pipe(0, A with { Packets = 10 }).Pipe(0, B with { Packets = 9 })
            .Pipe(0, B with { Start = 600, Packets = 9 })
            .Pipe(0, A with { Start = 1_200, Packets = 10 }).Pipe(0, B with { Start = 1_200, Packets = 9 }).Finish();

        Assert.Equal(["1/eni-a", "1/eni-b", "1/eni-b"], _driver.Points.Select(p => p.Lower.Reporter));
    }

    [Fact]
    public void Points_DirectionSilentForAWindow_ItsReporterIsChosenAnew()
    {
        _driver.Pipe(0, A with { Packets = 9 }).Pipe(0, B with { Packets = 1 })
            .Pipe(0, A.Back() with { Start = 600 })
            .Pipe(0, A with { Start = 1_200, Packets = 1 }).Pipe(0, B with { Start = 1_200, Packets = 9 }).Finish();

        Assert.Equal("1/eni-b", _driver.Points[2].Lower.Reporter);
    }
}
