using System.Text;
using System.Text.Json.Nodes;
using FlowKafka.Detection.Models;
using FlowKafka.Detection.Training;
using Xunit;

namespace FlowKafka.Detection.Tests.Models;

/// <summary>Bars in model files.</summary>
public sealed class BarFileTests
{
    private static readonly Shape Square = new(
        [new("volume", 1), new("packet-ratio", null)], 0.25, HullCloud.Hull([0.1, 0.1, 0.9, 0.1, 0.1, 0.9, 0.9, 0.9], 2, 0, 0.25).Model);

    private static readonly Model Model = BoxModel.Of("xmr").With(
    [
        new() { Points = 12, MembershipThreshold = 0.9, Companions = [new("coverage", 0.7, null), new("volume", null, 1e-300)], Shape = Square, Evidence = new(9, 10, 1, 1000) },
        new() { Points = 3 },
    ]);

    private static byte[] Bytes(Model model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }

    private static string Fault(Action<JsonObject> change)
    {
        var json = JsonNode.Parse(Bytes(Model))!.AsObject();
        change(json["bars"]![0]!.AsObject());
        return Assert.Throws<ModelFormatException>(() => Model.Load(new MemoryStream(Encoding.UTF8.GetBytes(json.ToJsonString())))).Message;
    }

    [Fact]
    public void Load_BarsThatWereSaved_AreTheSameAndSaveTheSameBytes()
    {
        var loaded = Model.Load(new MemoryStream(Bytes(Model)));
        var (first, second) = (loaded.Bars[0], loaded.Bars[1]);

        Assert.Equal(Bytes(Model), Bytes(loaded));
        Assert.Equal(Model.Version, loaded.Version);
        Assert.Equal((12, 0.9, new BarEvidence(9, 10, 1, 1000)), (first.Points, first.MembershipThreshold, first.Evidence));
        Assert.Equal([new("coverage", 0.7, null), new("volume", null, 1e-300)], first.Companions.AsEnumerable());
        Assert.Equal([new("volume", 1), new("packet-ratio", null)], first.Shape!.Axes.AsEnumerable());
        Assert.Equal((0.25, 2), (first.Shape.Margin, first.Shape.Hull.AffineDimension));
        Assert.Equal(Square.Hull.HalfSpaces.Select(h => h.Offset), first.Shape.Hull.HalfSpaces.Select(h => h.Offset));
        Assert.Equal(Square.Hull.Vertices.SelectMany(v => v), first.Shape.Hull.Vertices.SelectMany(v => v));
        Assert.Equal((3, 0.98, 0), (second.Points, second.MembershipThreshold, second.Companions.Length));
        Assert.Null(second.Shape);
        Assert.Null(second.Evidence);
    }

    [Fact]
    public void Load_ARoundedShape_AnswersAsItDidBefore()
    {
        var loaded = Model.Load(new MemoryStream(Bytes(Model))).Bars[0].Shape!;

        // Vertices from 0 to 1, half-spaces an eighth further, and a quarter of that about 0.5 for the margin.
        Assert.All([Square, loaded], shape =>
        {
            Assert.True(shape.Contains([0.5 + (1.25 * 0.625), 0.5]));
            Assert.False(shape.Contains([0.5 + (1.25 * 0.626), 0.5]));
        });
    }

    [Fact]
    public void Version_OfOtherBars_IsAnother()
    {
        Assert.NotEqual(BoxModel.Of("xmr").Version, Model.Version);
        Assert.NotEqual(Model.Version, Model.With([Model.Bars[0] with { Evidence = null }, Model.Bars[1]]).Version);
        Assert.NotEqual(Model.Version, Model.With([Model.Bars[1], Model.Bars[0]]).Version);
        Assert.Equal(Model.Version, Model.With(Model.Bars).Version);
    }

    [Theory]
    [InlineData("raw")]
    [InlineData("log")]
    [InlineData("ratios")]
    public void Load_AModelOfAnySpace_KeepsIt(string space)
    {
        var model = new Model
        {
            Name = "xmr",
            WindowSize = TimeSpan.FromMinutes(10),
            Space = FeatureSpace.Named(space)!,
            Hulls = BoxModel.Of().Hulls,
            TrainedOn = new("", true, []),
        };

        Assert.Same(model.Space, Model.Load(new MemoryStream(Bytes(model))).Space);
    }

    [Fact]
    public void Load_AWrongBar_IsNamed()
    {
        Assert.Equal("bars[0].shape is missing.", Fault(bar => bar.Remove("shape")));
        Assert.Equal("bars[0].colour is not a known property.", Fault(bar => bar["colour"] = 1));
        Assert.Equal("bars[0].points is 0, and the least is 1.", Fault(bar => bar["points"] = 0));
        Assert.Equal("bars[0].membershipThreshold is 0, and must be above it.", Fault(bar => bar["membershipThreshold"] = 0));
        Assert.Equal("bars[0].membershipThreshold is 1.5, and must be from 0 to 1.", Fault(bar => bar["membershipThreshold"] = 1.5));
    }

    [Fact]
    public void Load_AWrongBound_IsNamed()
    {
        Assert.Equal("bars[0].companions[1].name is \"colour\", which this program does not know.", Fault(bar => bar["companions"]![1]!["name"] = "colour"));
        Assert.Equal("bars[0].companions[0].minimum is above the maximum.", Fault(bar => bar["companions"]![0]!["maximum"] = 0.69));
        Assert.Equal("bars[0].companions[0].minimum is not a number.", Fault(bar => bar["companions"]![0]!["minimum"] = "NaN"));
        Assert.Equal("bars[0].companions[0].maximum is missing.", Fault(bar => bar["companions"]![0]!.AsObject().Remove("maximum")));
    }

    [Fact]
    public void Load_AWrongShape_IsNamed()
    {
        Assert.Equal("bars[0].shape.axes[0].companion is \"colour\", which this program does not know.", Fault(bar => bar["shape"]!["axes"]![0]!["companion"] = "colour"));
        Assert.Equal("bars[0].shape.axes[0].logarithmOffset is not above 0.", Fault(bar => bar["shape"]!["axes"]![0]!["logarithmOffset"] = 0));
        Assert.Equal("bars[0].shape.axes has 1 axes, and must have 2 to 8.", Fault(bar => bar["shape"]!["axes"]!.AsArray().RemoveAt(0)));
        Assert.Equal("bars[0].shape.margin is -1, and must be from 0 to 1000.", Fault(bar => bar["shape"]!["margin"] = -1));
        Assert.Equal("bars[0].shape.hull.vertices[0] has 1 numbers, not 2.", Fault(bar => bar["shape"]!["hull"]!["vertices"]![0]!.AsArray().RemoveAt(0)));
        Assert.Matches(
            "^bars\\[0\\]\\.shape\\.hull\\.halfSpaces leaves out vertex [0-3] of its own hull: train the model again\\.$",
            Fault(bar => bar["shape"]!["hull"]!["halfSpaces"]![0]![2] = -0.5));
    }

    [Fact]
    public void Load_EvidenceOfMoreMatchedThanJudged_IsRefused()
    {
        Assert.Equal("bars[0].evidence has more matched than judged.", Fault(bar => bar["evidence"]!["minersMatched"] = 11));
        Assert.Equal("bars[0].evidence has more matched than judged.", Fault(bar => bar["evidence"]!["othersMatched"] = 1001));
        Assert.Equal("bars[0].evidence.othersMatched is -1, and the least is 0.", Fault(bar => bar["evidence"]!["othersMatched"] = -1));
    }
}
