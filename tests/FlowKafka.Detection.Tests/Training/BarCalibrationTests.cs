using FlowKafka.Detection.Models;
using FlowKafka.Detection.Strategies;
using FlowKafka.Detection.Tests.Strategies;
using FlowKafka.Detection.Training;
using Xunit;

namespace FlowKafka.Detection.Tests.Training;

/// <summary>A trace to window w has w - 1 complete points.</summary>
public sealed class BarCalibrationTests
{
    private static readonly Model Model = BoxModel.Of().With(
    [
        new() { Points = 3, MembershipThreshold = 1, Evidence = new(7, 7, 7, 7) },
        new() { Points = 6, MembershipThreshold = 0.5 },
    ]);

    private static PairHistory Pair(int lastWindow, long bytes = 50) => History.Pair(History.Miner(lastWindow, bytes));

    private static IEnumerable<BarEvidence?> Evidence(BarCalibration calibration) => calibration.Bars().Select(bar => bar.Evidence);

    [Fact]
    public void Bars_OfNothing_HaveCountedNothingWhateverTheModelSaid() =>
        Assert.Equal([new(0, 0, 0, 0), new(0, 0, 0, 0)], Evidence(new(Model)));

    [Theory]
    [InlineData(3, -1, 0, 0)]
    [InlineData(4, 0, 1, 0)]
    [InlineData(6, 0, 1, 0)]
    [InlineData(7, 0, 1, 1)]
    public void Add_AMinerOfSomeLength_IsJudgedByTheBarsThatItIsLongEnoughFor(int lastWindow, int met, int first, int second)
    {
        var calibration = new BarCalibration(Model);

        Assert.Equal(met, calibration.Add(Pair(lastWindow), mines: true));
        Assert.Equal([new(first, first, 0, 0), new(second, second, 0, 0)], Evidence(calibration));
    }

    [Fact]
    public void Add_MinersAndOthersInsideAndOutside_CountsEachWhereItBelongs()
    {
        var calibration = new BarCalibration(Model);

        Assert.Equal(0, calibration.Add(Pair(7), mines: true));
        Assert.Equal(-1, calibration.Add(Pair(7, bytes: 5000), mines: true));
        Assert.Equal(0, calibration.Add(Pair(4), mines: false));
        Assert.Equal(-1, calibration.Add(Pair(9, bytes: 5000), mines: false));

        Assert.Equal([new(1, 2, 1, 2), new(1, 2, 0, 1)], Evidence(calibration));
    }

    [Fact]
    public void Add_APairThatMetABarForAWhile_HasMetIt()
    {
        // The first three complete points are inside, all others outside.
        var calibration = new BarCalibration(Model);

        Assert.Equal(0, calibration.Add(History.Pair(History.Miner(3).Talk(4, 20, bytes: 5000)), mines: false));
        Assert.Equal([new(0, 0, 1, 1), new(0, 0, 1, 1)], Evidence(calibration));
    }

    [Fact]
    public void Add_APairWhoseFirstPointsAreOutside_MeetsOnlyTheLaterBar()
    {
        var calibration = new BarCalibration(Model);

        Assert.Equal(1, calibration.Add(History.Pair(History.Miner(2, bytes: 5000).Talk(3, 8)), mines: true));
        Assert.Equal([new(0, 1, 0, 0), new(1, 1, 0, 0)], Evidence(calibration));
    }

    [Fact]
    public void Add_SeveralConversations_AreOnePair()
    {
        var calibration = new BarCalibration(Model);

        calibration.Add(History.Pair(History.Miner(7, bytes: 5000).Talk(20, 27)), mines: true);

        Assert.Equal([new(1, 1, 0, 0), new(1, 1, 0, 0)], Evidence(calibration));
    }
}
