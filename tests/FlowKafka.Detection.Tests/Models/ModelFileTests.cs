using System.Text;
using System.Text.Json.Nodes;
using FlowKafka.Detection.Models;
using Xunit;

namespace FlowKafka.Detection.Tests.Models;

public sealed class ModelFileTests
{
    private static readonly Model Box = new()
    {
        Name = "xmr-xmrig",
        WindowSize = TimeSpan.FromMinutes(10),
        MembershipThreshold = 0.98,
        MinimumPoints = 6,
        Margin = 0.05,
        Hulls = BoxModel.Of().Hulls,
        TrainedOn = new("Ten captures → one hull.", false, [new("a.log", 1, 25), new("b.log", 2, 40)]),
        Evaluation = new(0.9, 0.0001, "flowkafka evaluate"),
    };

    private static byte[] Bytes(Model model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }

    private static Model Load(string json) => Model.Load(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    private static string Fault(Action<JsonObject> change)
    {
        var json = JsonNode.Parse(Bytes(Box))!.AsObject();
        change(json);
        return Assert.Throws<ModelFormatException>(() => Load(json.ToJsonString())).Message;
    }

    private static JsonObject Hull(JsonObject model) => model["hulls"]![0]!.AsObject();

    [Fact]
    public void Load_WhatWasSaved_IsTheSameModelAndSavesTheSameBytes()
    {
        var loaded = Model.Load(new MemoryStream(Bytes(Box)));

        Assert.Equal(Bytes(Box), Bytes(loaded));
        Assert.Equal(Box.Version, loaded.Version);
        Assert.Equal(("xmr-xmrig", TimeSpan.FromMinutes(10), 0.98, 6, 0.05), (loaded.Name, loaded.WindowSize, loaded.MembershipThreshold, loaded.MinimumPoints, loaded.Margin));
        Assert.Equal(Box.TrainedOn.Sources.AsEnumerable(), loaded.TrainedOn.Sources);
        Assert.Equal((Box.TrainedOn.Description, false), (loaded.TrainedOn.Description, loaded.TrainedOn.Simulated));
        Assert.Equal(Box.Evaluation, loaded.Evaluation);
        Assert.Equal(Box.Hulls[0].HalfSpaces.AsEnumerable(), loaded.Hulls[0].HalfSpaces);
    }

    [Fact]
    public void Save_NumbersOfAnySize_ReadBackToTheLastBit()
    {
        double[] least = [1e-300, 0.1, 1 / 3.0, 1e15];
        double[] most = [1, 1e300, 2 / 3.0, 123456789012345680];
        var loaded = Model.Load(new MemoryStream(Bytes(BoxModel.Of("odd", least, most))));

        Assert.Equal(BoxModel.Of("odd", least, most).Hulls[0].Vertices.SelectMany(v => v), loaded.Hulls[0].Vertices.SelectMany(v => v));
    }

    [Fact]
    public void Version_OfAnyChange_IsAnother()
    {
        Assert.Matches("^[0-9a-f]{12}$", Box.Version);
        Assert.NotEqual(BoxModel.Of().Version, BoxModel.Of(threshold: 0.97).Version);
        Assert.Equal(BoxModel.Of().Version, BoxModel.Of().Version);
    }

    [Fact]
    public void Contains_WithAMargin_ScalesTheHullAboutItsCentroid()
    {
        // The box reaches from 10 to 100; 5 % of the way from its centre, 55, to a face is 2.25.
        Assert.True(Box.Contains([102.25, 50, 50, 50]));
        Assert.False(Box.Contains([102.26, 50, 50, 50]));
        Assert.True(BoxModel.Of().Contains([100, 100, 10, 10]));
        Assert.False(BoxModel.Of().Contains([100.01, 100, 10, 10]));
        Assert.Equal(45, BoxModel.Of().Depth([55, 55, 55, 55]), 9);
        Assert.Equal(-1, BoxModel.Of().Depth([101, 55, 55, 55]), 9);
    }

    [Fact]
    public void Contains_WithTwoHulls_IsTheirUnion()
    {
        var model = new Model
        {
            Name = "two",
            WindowSize = TimeSpan.FromMinutes(10),
            Hulls = [BoxModel.Of().Hulls[0], BoxModel.Of("far", 1000, 2000).Hulls[0]],
            TrainedOn = new("", true, []),
        };

        Assert.True(model.Contains([50, 50, 50, 50]));
        Assert.True(model.Contains([1500, 1500, 1500, 1500]));
        Assert.False(model.Contains([500, 500, 500, 500]));
    }

    [Theory]
    [InlineData("{", "The file is not JSON: line 1, byte 2.")]
    [InlineData("[]", "The file is not an object.")]
    [InlineData("{}", "schemaVersion is missing.")]
    [InlineData("{\"schemaVersion\":2,\"name\":\"a\",\"name\":\"b\"}", "name is there twice.")]
    public void Load_WhatIsNoModel_SaysSo(string json, string message) =>
        Assert.Equal(message, Assert.Throws<ModelFormatException>(() => Load(json)).Message);

    [Fact]
    public void Load_AMissingProperty_IsNamed()
    {
        foreach (var property in JsonNode.Parse(Bytes(Box))!.AsObject().Select(p => p.Key))
            Assert.Equal($"{property} is missing.", Fault(m => m.Remove(property)));
        Assert.Equal("hulls[0].vertices is missing.", Fault(m => Hull(m).Remove("vertices")));
        Assert.Equal("space.features is missing.", Fault(m => m["space"]!.AsObject().Remove("features")));
        Assert.Equal("trainedOn.sources[1].points is missing.", Fault(m => m["trainedOn"]!["sources"]![1]!.AsObject().Remove("points")));
        Assert.Equal("evaluation.command is missing.", Fault(m => m["evaluation"]!.AsObject().Remove("command")));
    }

    [Fact]
    public void Load_AnUnknownProperty_IsNamed()
    {
        Assert.Equal("colour is not a known property.", Fault(m => m["colour"] = 1));
        Assert.Equal("hulls[0].colour is not a known property.", Fault(m => Hull(m)["colour"] = 1));
    }

    [Fact]
    public void Load_AWrongValue_IsNamed()
    {
        Assert.Equal("schemaVersion is 3, and this program reads 2.", Fault(m => m["schemaVersion"] = 3));
        Assert.Equal("schemaVersion is 1, and this program reads 2.", Fault(m => m["schemaVersion"] = 1));
        Assert.Equal("name is not a string.", Fault(m => m["name"] = 1));
        Assert.Equal("name is empty.", Fault(m => m["name"] = ""));
        Assert.Equal("windowSize is not an ISO 8601 duration such as \"PT10M\".", Fault(m => m["windowSize"] = "10 minutes"));
        Assert.Equal("windowSize is not a positive number of milliseconds.", Fault(m => m["windowSize"] = "PT0S"));
        Assert.Equal("space.name is \"polar\", and this program knows \"raw\", \"log\", \"ratios\".", Fault(m => m["space"]!["name"] = "polar"));
        Assert.Equal(
            "space.features must be clientBytes, clientPackets, serverBytes, serverPackets, in this order.",
            Fault(m => m["space"]!["features"]!.AsArray().RemoveAt(0)));
        Assert.Equal("membershipThreshold is 1.01, and must be from 0 to 1.", Fault(m => m["membershipThreshold"] = 1.01));
        Assert.Equal("membershipThreshold is 0, and must be above it.", Fault(m => m["membershipThreshold"] = 0));
        Assert.Equal("minimumPoints is 0, and the least is 1.", Fault(m => m["minimumPoints"] = 0));
        Assert.Equal("minimumPoints is not a whole number.", Fault(m => m["minimumPoints"] = 6.5));
        Assert.Equal("margin is -0.1, and must be from 0 to 1000.", Fault(m => m["margin"] = -0.1));
        Assert.Equal("trainedOn.simulated is neither true nor false.", Fault(m => m["trainedOn"]!["simulated"] = "no"));
        Assert.Equal("evaluation.recall is 2, and must be from 0 to 1.", Fault(m => m["evaluation"]!["recall"] = 2));
    }

    [Fact]
    public void Load_AWrongHull_IsNamed()
    {
        Assert.Equal("hulls is empty.", Fault(m => m["hulls"] = new JsonArray()));
        Assert.Equal("hulls is not an array.", Fault(m => m["hulls"] = 1));
        Assert.Equal("hulls[0].affineDimension is 5, and the space has 4.", Fault(m => Hull(m)["affineDimension"] = 5));
        Assert.Equal("hulls[0].tolerance is not the one that this program tests with: train the model again.", Fault(m => Hull(m)["tolerance"] = 0.1));
        Assert.Equal("hulls[0].vertices[3] has 3 numbers, not 4.", Fault(m => Hull(m)["vertices"]![3]!.AsArray().RemoveAt(0)));
        Assert.Equal("hulls[0].vertices has 1 rows, too few for 4 dimensions.", Fault(m => Hull(m)["vertices"] = new JsonArray(new JsonArray(1, 2, 3, 4))));
        Assert.Equal("hulls[0].halfSpaces[2] has 4 numbers, not 5.", Fault(m => Hull(m)["halfSpaces"]![2]!.AsArray().RemoveAt(0)));
        Assert.Equal("hulls[0].halfSpaces[0] has a normal that is not of unit length.", Fault(m => Hull(m)["halfSpaces"]![0] = new JsonArray(1, 1, 0, 0, 5)));
        Assert.Equal("hulls[0].halfSpaces has 0 rows, too few to bound 4 dimensions.", Fault(m => Hull(m)["halfSpaces"] = new JsonArray()));
        Assert.Equal("hulls[0].centroid[1] is not a number.", Fault(m => Hull(m)["centroid"]![1] = "x"));
    }

    [Fact]
    public void Load_AHullWithoutOneOfItsVertices_IsRefused()
    {
        // Moves the face at 100 of some axis inwards, which leaves out the corners on it.
        Assert.Matches(
            "^hulls\\[0\\]\\.halfSpaces leaves out vertex [0-9]+ of its own hull: train the model again\\.$",
            Fault(m => Hull(m)["halfSpaces"]!.AsArray().First(row => row![4]!.GetValue<double>() > 0)![4] = 99));
    }

    [Fact]
    public void Load_OfALaterSchemaVersionWithNewProperties_NamesTheVersionAndNotTheProperties()
    {
        Assert.Equal("schemaVersion is 3, and this program reads 2.", Fault(m => (m["schemaVersion"], m["colour"]) = (3, "red")));
        Assert.Equal("schemaVersion is 3, and this program reads 2.", Assert.Throws<ModelFormatException>(() => Load("{\"schemaVersion\":3}")).Message);
    }

    [Fact]
    public void Load_NaN_IsNoJson()
    {
        var text = Encoding.UTF8.GetString(Bytes(Box)).Replace("\"margin\": 0.05", "\"margin\": NaN", StringComparison.Ordinal);

        Assert.Equal("The file is not JSON: line 12, byte 13.", Assert.Throws<ModelFormatException>(() => Load(text)).Message);
        Assert.Equal("margin is not a number.", Fault(m => m["margin"] = "NaN"));
    }

    [Fact]
    public void Load_ANumberThatIsNotFinite_IsNamed()
    {
        var text = Encoding.UTF8.GetString(Bytes(Box)).Replace("\"margin\": 0.05", "\"margin\": 1e999", StringComparison.Ordinal);

        Assert.Equal("margin is not a finite number.", Assert.Throws<ModelFormatException>(() => Load(text)).Message);
    }

    [Fact]
    public void Load_ContentThatDoesNotFitTheVersion_IsRefused()
    {
        var changed = new Model
        {
            Name = Box.Name,
            WindowSize = Box.WindowSize,
            MembershipThreshold = 0.5,
            Margin = Box.Margin,
            Hulls = Box.Hulls,
            TrainedOn = Box.TrainedOn,
            Evaluation = Box.Evaluation,
        };

        Assert.Equal(
            $"version is \"{Box.Version}\", but the content's is \"{changed.Version}\": the file was changed after it was made.",
            Fault(m => m["membershipThreshold"] = 0.5));
    }
}
