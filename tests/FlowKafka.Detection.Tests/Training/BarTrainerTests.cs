using FlowKafka.Detection.Profiles;
using FlowKafka.Detection.Tests.Companions;
using FlowKafka.Detection.Training;
using FlowKafka.Detection.Verdicts;
using Xunit;

namespace FlowKafka.Detection.Tests.Training;

public sealed class BarTrainerTests
{
    private static OrientedWindow[] Miner(int seed, int windows = 30)
    {
        var random = new Random(seed);
        return Windows.OfClient([.. Enumerable.Range(0, windows).Select(_ => random.Next(10, 20)).Select(p => ((double)p, 200.0 + (90 * p)))]);
    }

    [Fact]
    public void Train_ARecipeThatLearnsNothing_IsTheBarThatItNames()
    {
        var bar = BarTrainer.Train(new() { Points = 6, MembershipThreshold = 0.9, Companions = [new("volume", 5, null)] }, []);

        Assert.Equal((6, 0.9), (bar.Points, bar.MembershipThreshold));
        Assert.Equal([new("volume", 5, null)], bar.Companions.AsEnumerable());
        Assert.Null(bar.Shape);
        Assert.Null(bar.Evidence);
    }

    [Fact]
    public void Train_LearnedBounds_AreTheRangeOverEveryThirdLengthBehindTheFixedOnes()
    {
        // Of six to nine windows the median is looked at for six (10 … 15) and nine (10 … 18), of eleven at most.
        var conversation = Windows.OfPackets([.. Enumerable.Range(10, 20)]);
        var bar = BarTrainer.Train(
            new() { Points = 6, Until = 12, Companions = [new("longest-gap", null, 0)], Learned = ["volume"] }, [conversation]);

        Assert.Equal([new("longest-gap", null, 0), new("volume", 12.5, 14)], bar.Companions.AsEnumerable());
    }

    [Theory]
    [InlineData(12, 14)]
    [InlineData(13, 15.5)]
    public void Train_ALengthOfUntil_IsNotLearnedFrom(int until, double maximum)
    {
        var conversation = Windows.OfPackets([.. Enumerable.Range(10, 20)]);

        Assert.Equal(maximum, BarTrainer.Train(new() { Points = 6, Until = until, Learned = ["volume"] }, [conversation]).Companions[0].Maximum);
    }

    [Fact]
    public void Train_AConversationThatIsNotWhatEveryMinerIs_IsNotLearnedFrom()
    {
        var recipe = new BarRecipe { Points = 6, Until = 7, Companions = [new("longest-gap", null, 0)], Learned = ["volume"] };

        var bar = BarTrainer.Train(recipe, [Windows.OfPackets(10, 10, 10, 10, 10, 10), Windows.OfPackets(90, 90, 90, 0, 90, 90, 90)]);

        Assert.Equal(new("volume", 10, 10), bar.Companions[1]);
    }

    [Fact]
    public void Train_AShape_HoldsEachConversationThatItIsMadeOf()
    {
        OrientedWindow[][] miners = [.. Enumerable.Range(1, 8).Select(seed => Miner(seed))];
        var recipe = new BarRecipe
        {
            Points = 6,
            Axes = [new("volume", 1), new("client-packet-size", 1), new("client-packets-dispersion", 0.05)],
            Learned = ["correlation", "client-marginal-size"],
            Resolution = 1 / 16.0,
        };

        var bar = BarTrainer.Train(recipe, miners);

        Assert.Equal(3, bar.Shape!.Hull.AffineDimension);
        Assert.All(miners, miner => Assert.True(BarJudge.IsMet(bar, miner.Length, miner)));
        Assert.False(BarJudge.IsMet(bar, 30, Windows.OfPackets([.. Enumerable.Repeat(500, 30)])));
    }

    [Fact]
    public void Train_OneConversationOfOneLength_MakesAShapeOfAPoint()
    {
        var recipe = new BarRecipe { Points = 6, Axes = [new("volume", null), new("client-packet-size", null)] };
        var miner = Windows.OfPackets(10, 10, 10, 10, 10, 10);

        var bar = BarTrainer.Train(recipe, [miner]);

        Assert.Equal(0, bar.Shape!.Hull.AffineDimension);
        Assert.True(BarJudge.IsMet(bar, 6, miner));
        Assert.False(BarJudge.IsMet(bar, 6, Windows.OfPackets(11, 11, 11, 11, 11, 11)));
    }

    [Fact]
    public void Train_NoConversationThatIsLongEnough_SaysWhatIsNeeded()
    {
        var recipe = new BarRecipe { Points = 6, Companions = [new("coverage", 0.7, null)], Axes = [new("volume", null), new("quiet", null)] };

        Assert.Equal(
            "No conversation has 6 complete windows and is what every miner is (coverage): more or longer captures are needed.",
            Assert.Throws<ModelTrainingException>(() => BarTrainer.Train(recipe, [Windows.OfPackets(1, 2, 3, 4, 5)])).Message);
    }

    [Fact]
    public void Train_ACompanionThatNeverSaysAnything_IsNotDemanded() =>
        Assert.Empty(BarTrainer.Train(new() { Points = 6, Learned = ["server-packet-size"] }, [Miner(1)]).Companions);
}
