using FlowKafka.Detection.Companions;
using FlowKafka.Detection.Strategies;
using FlowKafka.Detection.Training;
using FlowKafka.Flows;
using Xunit;

namespace FlowKafka.Detection.Tests.Strategies;

public class StrategyTests
{
    private static readonly Companion MeanBytes = new(
        "mean-bytes", "bytes", "mean bytes of the client", "none", IsCostly: false,
        windows => windows.ToArray().Average(window => window.Point.ClientBytes));

    private static readonly RegionStrategy Convex = new(new ConvexShape(), SpaceRecipe.All[0], 0, new MembershipRule());

    [Fact]
    public void Region_PointsLikeTheMiners_IsFlaggedAtTheSixthCompletePoint() =>
        Assert.Equal(new FirstFlag(6, TimeSpan.FromMinutes(80)), Convex.Train([Miners()]).Judge(History.Pair(Varied(20))));

    [Fact]
    public void Region_PointsTwiceTheMiners_IsNotFlagged() =>
        Assert.Null(Convex.Train([Miners()]).Judge(History.Pair(Varied(20, times: 2))));

    [Fact]
    public void Region_EveryMarginOfTheCurve_FlagsWhatASmallerOneFlags()
    {
        var judges = Convex.TrainSteps([Miners()]);

        var flagged = judges.Select(judge => Enumerable.Range(0, 12).Count(step => judge.Judge(History.Pair(Varied(20, 1 + (step / 250.0)))) is not null)).ToArray();

        Assert.Equal(flagged.Order(), flagged);
        Assert.True(flagged[^1] > flagged[0]);
    }

    [Fact]
    public void Region_NothingComplete_CannotBeTrained() =>
        Assert.Throws<ModelTrainingException>(() => Convex.Train([History.Capture(History.Miner(1))]));

    [Fact]
    public void Retrained_SameMiners_SaysWhatThePlainHullSays()
    {
        var strategy = new ModelStrategy("retrained", new TrainerRecipe(new TrainerOptions { Name = "r" }), new JudgeOptions());
        var judge = strategy.Train([Miners()]);

        Assert.Equal(Convex.Train([Miners()]).Judge(History.Pair(Varied(20))), judge.Judge(History.Pair(Varied(20))));
        Assert.Null(judge.Judge(History.Pair(Varied(20, times: 2))));
    }

    [Fact]
    public void Shipped_OtherMiners_JudgesWithItsOwnModels()
    {
        var strategy = new ModelStrategy("shipped", new ShippedRecipe([BoxModel.Of()]), new JudgeOptions());

        Assert.False(strategy.IsTrained);
        Assert.NotNull(strategy.Train([]).Judge(History.Pair(History.Miner(10, bytes: 50))));
        Assert.Null(strategy.Train([]).Judge(History.Pair(History.Miner(10, bytes: 5_000))));
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(99, false)]
    [InlineData(150, true)]
    [InlineData(152, false)]
    public void Companion_ValueAtTheMinersEnds_IsInside(long bytes, bool isFlagged)
    {
        var strategy = new CompanionStrategy(MeanBytes, run: 6);
        var miners = History.Capture(History.Miner(7, bytes: 100), new Trace("10.0.0.2", "198.51.100.7").Talk(0, 7, bytes: 150));

        Assert.Equal(isFlagged, strategy.Train([miners]).Judge(History.Pair(History.Miner(7, bytes))) is not null);
    }

    [Fact]
    public void Companion_FewerCompletePointsThanItNeeds_IsNotFlagged() =>
        Assert.Null(new CompanionStrategy(MeanBytes, run: 6).Train([History.Capture(History.Miner(7))]).Judge(History.Pair(History.Miner(6))));

    [Fact]
    public void Companion_NoRunAmongTheMiners_CannotBeTrained() =>
        Assert.Throws<ModelTrainingException>(() => new CompanionStrategy(MeanBytes, run: 6).Train([History.Capture(History.Miner(6))]));

    [Fact]
    public void Companions_OneThatNeedsLongerRuns_IsLeftOut()
    {
        var mute = MeanBytes with { Name = "mute", Measure = _ => double.NaN };
        var miners = History.Capture(History.Miner(7, bytes: 100));

        Assert.Equal(["mean-bytes"], new CompanionStrategy("together", [mute, MeanBytes], run: 6).BandsOf([miners]).Select(band => band.Companion.Name));
        Assert.Throws<ModelTrainingException>(() => new CompanionStrategy(mute, run: 6).Train([miners]));
    }

    [Theory]
    [InlineData(6, 40, true)]
    [InlineData(5, 40, false)]
    [InlineData(6, 7, false)]
    public void BlockedMiner_OfSixWindowsWithManyAttempts_IsFlagged(int windows, int attempts, bool isFlagged)
    {
        var trace = new Trace("10.0.0.1", "198.51.100.7");
        for (var window = 0; window < windows; window++)
            trace.Refuse(window, attempts);
        var capture = CaptureHistory.Of("refused", trace.Points, OwnNetworks.Private, withRuns: true);

        Assert.Equal(windows >= 6, capture.Pairs.Count > 0);
        Assert.Equal(isFlagged, capture.Pairs.Any(pair => Detector("blocked-miner").Judge(pair) is { Windows: 0 } flag && flag.After == TimeSpan.FromHours(1)));
    }

    [Fact]
    public void PeriodicFlow_SteadyForHours_IsFlagged()
    {
        Assert.NotNull(Detector("periodic-flow").Judge(History.Pair(History.Miner(40))));
        Assert.Null(Detector("periodic-flow").Judge(History.Pair(History.Miner(11))));
    }

    [Theory]
    [InlineData(53, true)]
    [InlineData(52, false)]
    public void LongFlow_NineHours_AreFiftyFourWindows(int lastWindow, bool isFlagged) =>
        Assert.Equal(isFlagged, Detector("long-flow-9h").Judge(History.Pair(History.Miner(lastWindow))) is not null);

    [Fact]
    public void LongFlow_Hour_IsFlaggedWhenItIsOver() =>
        Assert.Equal(TimeSpan.FromHours(1), Detector("long-flow-1h").Judge(History.Pair(History.Miner(20)))!.Value.After);

    [Theory]
    [InlineData(83_333, true)]
    [InlineData(83_334, false)]
    public void QuietLongFlow_MegabyteAnHourBothWays_IsTheMost(long bytesEachWay, bool isFlagged) =>
        Assert.Equal(isFlagged, Detector("quiet-long-flow-1h").Judge(History.Pair(History.Miner(5, bytesEachWay))) is not null);

    [Fact]
    public void TalkZero_OneDestinationPort_Stays()
    {
        var oneServerPort = History.Pair(History.Miner(2));
        var otherWayRound = History.Pair(new Trace("10.0.0.1", "198.51.100.7").Talk(0, 1, clientPort: 50_000).Talk(2, 2, clientPort: 50_001));

        Assert.NotNull(new PortStrategy().Judge(oneServerPort));
        Assert.NotNull(new PortStrategy().Judge(otherWayRound));
    }

    [Fact]
    public void TalkZero_SeveralDestinationPorts_IsDropped()
    {
        // The one that opened the connection is the server's side of this trace: its ports are the destination's.
        var trace = new Trace("10.0.0.1", "198.51.100.7")
            .One(0, 50, syn: Streams.Points.Side.Higher, clientPort: 50_000).One(1, 50, clientPort: 50_001);

        Assert.Null(new PortStrategy().Judge(History.Pair(trace)));
    }

    [Fact]
    public void TalkTwo_OnePointOnly_StaysWhenItIsInside() =>
        Assert.NotNull(new TalkHullStrategy(withZeros: false).Train([Miners()]).Judge(History.Pair(Varied(0))));

    [Fact]
    public void TalkOne_NearlyAlwaysSilent_StaysThoughItsOnlyPointIsOutside()
    {
        var gaps = History.Capture(Varied(20), new Trace("10.0.0.3", "203.0.113.1").Talk(0, 40));
        var silent = History.Capture(new Trace("10.0.0.9", "203.0.113.1").Talk(0, 99), new Trace("10.0.0.9", "203.0.113.2").One(50, 1_000_000)).Pairs[1];

        Assert.Equal(99, silent.SilentWindows);
        Assert.NotNull(new TalkHullStrategy(withZeros: true).Train([gaps]).Judge(silent));
        Assert.Null(new TalkHullStrategy(withZeros: false).Train([gaps]).Judge(silent));
    }

    [Fact]
    public void TalkOne_MinersNeverSilent_HasNoZeroInItsHull() =>
        Assert.False(new TalkHullStrategy(withZeros: true).HullOf([Miners()]).Contains([0, 0, 0, 0]));

    private static CaptureHistory Miners() => History.Capture(Varied(40));

    // Points that do not lie on one line.
    private static Trace Varied(int lastWindow, double times = 1)
    {
        var trace = new Trace("10.0.0.1", "198.51.100.7");
        for (var w = 0; w <= lastWindow; w++)
            trace.Add(w, ((long)(times * (5_000 + (100 * (w % 7)))), (long)(times * (70 + (w % 3))), (long)(times * (3_000 + (50 * (w % 5)))), (long)(times * (40 + (w % 2)))));
        return trace;
    }

    private static IPairJudge Detector(string name) => StrategyList.Of(
        new ShippedRecipe([]), new TrainerRecipe(new TrainerOptions { Name = "retrained" }), new JudgeOptions())
        .Single(strategy => strategy.Name == name).Train([]);
}
