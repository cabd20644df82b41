using FlowKafka.Detection.Training;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;
using Xunit;

namespace FlowKafka.Detection.Tests.Training;

public sealed class ModelTrainerTests
{
    private static readonly TrainerOptions Options = new() { Name = "xmr", Description = "A test.", Simulated = true };

    private static Trace Miner(string client = "10.0.0.5", string server = "203.0.113.9", int seed = 1, int last = 30)
    {
        var random = new Random(seed);
        var trace = new Trace(client, server);
        for (var window = 0; window <= last; window++)
            trace.Add(window, (random.Next(100, 200), random.Next(10, 20), random.Next(300, 400), random.Next(30, 40)));
        return trace;
    }

    private static ModelTrainer Fed(TrainerOptions options, IEnumerable<(string Source, WindowPoint Point)> points)
    {
        var trainer = new ModelTrainer(options);
        foreach (var (source, point) in points)
            trainer.Add(source, point);
        return trainer;
    }

    [Fact]
    public void Train_OnAMiner_LeavesOutTheFirstAndTheNewestPoint()
    {
        var (model, report) = Fed(Options, Miner().Points.Select(p => ("a.log", p))).Train();

        Assert.Equal((31, 29, 1, 1), (report.Offered, report.Used, report.FirstPoints, report.NewestPoints));
        Assert.Equal(1, report.Pairs);
        Assert.Equal(new("a.log", 1, 29), Assert.Single(model.TrainedOn.Sources));
        Assert.Equal(("xmr", "A test.", true), (model.Name, model.TrainedOn.Description, model.TrainedOn.Simulated));
        Assert.True(report.Interior > 0);
        Assert.Equal(4, report.AffineDimension);
    }

    [Fact]
    public void Train_EveryCompletePoint_IsInTheModel()
    {
        var points = Miner().Points;
        var (model, _) = Fed(Options, points.Select(p => ("a.log", p))).Train();

        foreach (var p in points.Skip(1).SkipLast(1))
            Assert.True(model.Contains([p.Lower.Bytes, p.Lower.Packets, p.Higher.Bytes, p.Higher.Packets]));
    }

    [Fact]
    public void Train_ThePointsInAnyOrder_MakesTheSameBytes()
    {
        var points = Miner().Points.Select(p => ("b.log", p)).Concat(Miner("192.168.1.1", "198.51.100.1", 2).Points.Select(p => ("a.log", p))).ToArray();
        var shuffled = points.ToArray();
        new Random(7).Shuffle(shuffled);

        using var one = new MemoryStream();
        using var other = new MemoryStream();
        Fed(Options, points).Train().Model.Save(one);
        Fed(Options, shuffled).Train().Model.Save(other);

        Assert.Equal(one.ToArray(), other.ToArray());
    }

    [Fact]
    public void Train_WithKnownServers_TakesOnlyTheirPairsAndTheirSide()
    {
        // By the own networks the pool would be the client.
        var pool = Miner("203.0.113.9", "10.0.0.5").Points;
        var other = Miner("10.0.0.7", "198.51.100.1").Points;
        var options = Options with { Servers = [KnownServer.Parse("10.0.0.5:3333")] };

        var (model, report) = Fed(options, pool.Concat(other).Select(p => ("a.log", p))).Train();

        Assert.Equal((29, 31, 1), (report.Used, report.OtherPairs, report.Pairs));
        var middle = pool[15];
        Assert.True(model.Contains([middle.Higher.Bytes, middle.Higher.Packets, middle.Lower.Bytes, middle.Lower.Packets]));
        Assert.False(model.Contains([middle.Lower.Bytes, middle.Lower.Packets, middle.Higher.Bytes, middle.Higher.Packets]));
    }

    [Fact]
    public void Train_WhatIsNoPoint_IsDroppedAndCounted()
    {
        var trace = Miner(last: 9).Lose(10).One(11, 50, unknown: true).Reject(12);
        var short1 = trace.Points[3];
        short1.End = short1.Start + 60_000;

        var (_, report) = Fed(Options, trace.Points.Append(short1).Append(trace.Points[4]).Select(p => ("a.log", p))).Train();

        Assert.Equal((15, 8, 1, 1), (report.Offered, report.Used, report.FirstPoints, report.NewestPoints));
        Assert.Equal((2, 1, 1, 1), (report.Unknown, report.WithoutTraffic, report.WrongSize, report.Repeated));
    }

    [Fact]
    public void Train_WithoutACompletePoint_SaysWhatBecameOfThePoints()
    {
        var trainer = Fed(Options, Miner(last: 1).Points.Select(p => ("a.log", p)));

        Assert.Equal(
            "There is nothing to train on: of 2 windows 2 were partial, 0 unknown, 0 without traffic, 0 of another size and 0 of pairs without a known server.",
            Assert.Throws<ModelTrainingException>(() => trainer.Train()).Message);
        Assert.Equal("There is nothing to train on: no window was found.", Assert.Throws<ModelTrainingException>(() => new ModelTrainer(Options).Train()).Message);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(9, 8)]
    public void Train_OnOnePointOrEqualPoints_MakesAModelOfThatPointAndSaysSo(int last, int used)
    {
        var trainer = Fed(Options, new Trace("10.0.0.5", "203.0.113.9").Talk(0, last, bytes: 120).Points.Select(p => ("a.log", p)));

        var (model, report) = trainer.Train();

        Assert.Equal((used, 1, 1, 0), (report.Used, report.Distinct, report.Vertices, report.AffineDimension));
        Assert.True(model.Contains([120, 60, 120, 60]));
        Assert.False(model.Contains([121, 60, 120, 60]));
    }

    [Fact]
    public void Train_ByARecipeOfBarsOnTooShortConversations_SaysWhatIsNeeded()
    {
        var recipe = new TrainingRecipe
        {
            Bars = [new() { Points = 12, Companions = [new("coverage", 0.7, null), new("client-ports", null, 1.5)], Axes = [new("volume", 1), new("quiet", 1)] }],
        };
        var trainer = Fed(Options with { Recipe = recipe }, Miner(last: 12).Points.Select(p => ("a.log", p)));

        Assert.Equal(
            "No conversation has 12 complete windows and is what every miner is (coverage, client-ports): more or longer captures are needed.",
            Assert.Throws<ModelTrainingException>(() => trainer.Train()).Message);
    }

    [Fact]
    public void Train_ByARecipeOfBars_MakesAModelThatFlagsWhatItIsMadeOf()
    {
        var recipe = new TrainingRecipe
        {
            Space = Detection.Models.FeatureSpace.Ratios,
            Resolution = 1 / 32.0,
            Bars = [new() { Points = 6, MembershipThreshold = 1, Axes = [new("volume", 1), new("client-packet-size", 1)], Resolution = 1 / 16.0, Learned = ["correlation"] }],
        };

        var model = Fed(Options with { Recipe = recipe }, Miner().Points.Select(p => ("a.log", p))).Train().Model;
        var bench = new Bench(null, model).Run(Miner(), 30);

        Assert.Equal("ratios", model.Space.Name);
        Assert.Equal(["correlation"], Assert.Single(model.Bars).Companions.Select(bound => bound.Companion));
        Assert.Equal("Open 8 47", bench.Recorder.Told.First());
        Assert.All(bench.Recorder.Revisions, r => Assert.Equal(1, r.Best.Rate));
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", 0)]
    [InlineData("192.0.2.1:3333", "192.0.2.1", 3333)]
    [InlineData("2001:db8::1", "2001:db8::1", 0)]
    [InlineData("[2001:db8::1]:443", "2001:db8::1", 443)]
    [InlineData("[2001:db8::1]", "2001:db8::1", 0)]
    public void Parse_AServer_ReadsAddressAndPort(string text, string address, int port) =>
        Assert.Equal(new(IpAddress.Parse(address), (ushort)port), KnownServer.Parse(text));

    [Theory]
    [InlineData("pool.example")]
    [InlineData("192.0.2.1:")]
    [InlineData("192.0.2.1:0")]
    [InlineData("192.0.2.1:65536")]
    [InlineData("")]
    public void Parse_WhatIsNoServer_SaysHowToWriteOne(string text) => Assert.Equal(
        $"\"{text}\" is not a server: write an address, or an address and a port such as 192.0.2.1:3333 or [2001:db8::1]:3333.",
        Assert.Throws<FormatException>(() => KnownServer.Parse(text)).Message);
}
