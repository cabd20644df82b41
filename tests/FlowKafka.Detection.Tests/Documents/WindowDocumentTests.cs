using System.Buffers;
using System.Text;
using System.Text.Json;
using FlowKafka.Detection.Documents;
using FlowKafka.Detection.Episodes;
using FlowKafka.Detection.Models;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;
using Xunit;

namespace FlowKafka.Detection.Tests.Documents;

public sealed class WindowDocumentTests
{
    private static readonly Model Xmr = BoxModel.Of("xmr", [900, 30, 1900, 40], [1100, 60, 2100, 60]);

    [Fact]
    public void Write_AWindow_IsExactlyThisDocument()
    {
        var trace = new Trace("203.0.113.9", "10.0.0.5").Add(0, (1010, 41, 2000, 50), syn: Side.Higher);
        var json = Written(trace.Points[0], BoxModel.Of("other"), Xmr);
        var expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Documents", "window.json")).TrimEnd('\n');

        Assert.DoesNotContain('\n', json);
        Assert.Equal(expected, Pretty(json));
    }

    [Fact]
    public void Write_AConversationThatMines_CarriesTheIdOfItsEpisode()
    {
        var trace = new Trace("10.0.0.5", "203.0.113.9");
        for (var window = 0; window <= 8; window++)
            trace.Add(window, (1000, 40, 2000, 50));
        var episode = Root(new Bench(null, Xmr).Run(trace, 10).Recorder.Documents[0].Json).GetProperty("flowkafka").GetProperty("episode").GetProperty("id").GetString();

        Assert.All(trace.Points, point => Assert.Equal(episode, ConversationId(Written(point))));
    }

    [Fact]
    public void Write_RefusedAttemptsWithoutAConversation_CarryTheIdOfTheEpisodeOfTheirRun()
    {
        var trace = new Trace("10.0.0.5", "203.0.113.9").Refuse(3, 5).Refuse(4, 5);
        var json = Written(trace.Points[1]);

        Assert.Equal(EpisodeId.Of(trace.Pair, Trace.StartOf(3)), ConversationId(json));
        Assert.False(Root(json).GetProperty("flowkafka").GetProperty("conversation").TryGetProperty("start", out _));
    }

    [Fact]
    public void Write_LongRecordsWithoutAConversation_CarryTheIdOfTheEpisodeOfTheirRun()
    {
        var trace = new Trace("10.0.0.5", "203.0.113.9").End(9, 2);

        Assert.Equal(EpisodeId.Of(trace.Pair, Trace.StartOf(2)), ConversationId(Written(trace.Points[0])));
    }

    [Theory]
    [InlineData(1100, "xmr")]
    [InlineData(1101, null)]
    public void Write_APointInTheHullOrBeside_NamesTheModelOrNone(long clientBytes, string? expected) =>
        Assert.Equal(expected, InHull(Written(new Trace("10.0.0.5", "203.0.113.9").Add(0, (clientBytes, 40, 2000, 50)).Points[0], Xmr)));

    [Fact]
    public void Write_APointInSeveralHulls_NamesThemInTheOrderOfTheModelsAndEachOnce()
    {
        var point = new Trace("10.0.0.5", "203.0.113.9").Add(0, (1000, 40, 2000, 50)).Points[0];

        Assert.Equal("zec,btc", InHull(Written(point, BoxModel.Of("zec", 1, 9000), BoxModel.Of("none", 1, 2), BoxModel.Of("btc", 1, 9000), BoxModel.Of("zec", 2, 9000))));
    }

    [Fact]
    public void Write_APointInTheHullWithItsSidesChanged_IsNotInside()
    {
        var point = new Trace("203.0.113.9", "10.0.0.5").Add(0, (2000, 50, 1000, 40), syn: Side.Higher).Points[0];

        Assert.Null(InHull(Written(point, Xmr)));
    }

    [Fact]
    public void Write_APointOfAModelOfOtherWindows_IsNotJudged()
    {
        var point = new Trace("10.0.0.5", "203.0.113.9").Add(0, (1000, 40, 2000, 50)).Points[0];
        var hourly = new Model { Name = "hourly", WindowSize = TimeSpan.FromHours(1), Hulls = Xmr.Hulls, TrainedOn = Xmr.TrainedOn };

        Assert.Null(InHull(Written(point, hourly)));
    }

    [Fact]
    public void Write_AnUnknownWindowAndAOneSidedOne_AreNotJudged()
    {
        var all = BoxModel.Of("all", 0, 1_000_000);
        var trace = new Trace("10.0.0.5", "203.0.113.9").Add(0, (1000, 40, 2000, 50), unknown: true).Add(1, (1000, 40, 0, 0)).Add(2, (1000, 40, 1, 1));

        Assert.Equal([null, null, "all"], trace.Points.Select(point => InHull(Written(point, all))));
    }

    [Fact]
    public void TryWriteInHull_APointBeside_WritesNothing()
    {
        var trace = new Trace("10.0.0.5", "203.0.113.9").Add(0, (1000, 40, 2000, 50)).Add(1, (5000, 40, 2000, 50));
        var document = new WindowDocument(OwnNetworks.Private, [Xmr]);
        var buffer = new ArrayBufferWriter<byte>();

        Assert.True(document.TryWriteInHull(trace.Points[0], buffer));
        Assert.Equal(Written(trace.Points[0], Xmr), Encoding.UTF8.GetString(buffer.WrittenSpan));
        Assert.False(document.TryWriteInHull(trace.Points[1], buffer));
        Assert.Equal(Written(trace.Points[0], Xmr), Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    [Fact]
    public void Id_AfterAWrite_IsTheEventId()
    {
        var document = new WindowDocument(OwnNetworks.Private, []);
        var buffer = new ArrayBufferWriter<byte>();
        document.Write(new Trace("10.0.0.5", "203.0.113.9").One(0, 50).Points[0], buffer);

        Assert.Equal(Root(Encoding.UTF8.GetString(buffer.WrittenSpan)).GetProperty("event").GetProperty("id").GetString(), Encoding.ASCII.GetString(document.Id));
    }

    [Fact]
    public void Write_Stamped_CarriesTheDataStreamAndWhenItWasIngested()
    {
        var document = new WindowDocument(OwnNetworks.Private, []);
        document.StampAs("lab", Trace.Origin + 1);
        var buffer = new ArrayBufferWriter<byte>();
        document.Write(new Trace("10.0.0.5", "203.0.113.9").One(0, 50).Points[0], buffer);
        var root = Root(Encoding.UTF8.GetString(buffer.WrittenSpan));

        Assert.Equal("""{"type":"logs","dataset":"flowkafka.flow","namespace":"lab"}""", root.GetProperty("data_stream").GetRawText());
        Assert.Equal("2021-02-19T18:00:00.001Z", root.GetProperty("event").GetProperty("ingested").GetString());
    }

    private static string Written(in WindowPoint point, params Model[] models)
    {
        var document = new WindowDocument(OwnNetworks.Private, models);
        var buffer = new ArrayBufferWriter<byte>();
        document.Write(point, buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static JsonElement Root(string json) => JsonDocument.Parse(json).RootElement;

    private static string? ConversationId(string json) =>
        Root(json).GetProperty("flowkafka").GetProperty("conversation").GetProperty("id").GetString();

    private static string? InHull(string json) => Root(json).GetProperty("flowkafka").TryGetProperty("in_hull", out var names)
        ? string.Join(',', names.EnumerateArray().Select(name => name.GetString()))
        : null;

    private static string Pretty(string json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new() { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Root(json).WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
