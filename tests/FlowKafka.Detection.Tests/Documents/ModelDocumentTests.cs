using System.Text.Json;
using FlowKafka.Detection.Documents;
using FlowKafka.Detection.Models;
using FlowKafka.Detection.Profiles;
using FlowKafka.Processor.Tests;
using Xunit;

namespace FlowKafka.Detection.Tests.Documents;

public sealed class ModelDocumentTests
{
    private const long Moment = 1_613_757_600_000;

    public static TheoryData<string> Shipped => [.. Directory.GetFiles(Path.Combine(RepositoryFolder.Root, "models"), "*.json").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void Of_ABox_IsARectangleInTheUnitsOfItsNumbers()
    {
        var documents = ModelDocument.Of(BoxModel.Of("box", [900, 30, 1900, 40], [1100, 60, 2100, 65]), Moment);

        Assert.Equal(6, documents.Count);
        Assert.Equal(documents[0].Id, Root(documents[0]).GetProperty("event").GetProperty("id").GetString());
        Assert.Equal(
            """{"number":1,"x_metric":"client_bytes","y_metric":"client_packets","x":[900,1100,1100,900],"y":[30,30,60,60]}""",
            Root(documents[0]).GetProperty("flowkafka").GetProperty("hull").GetRawText());
        Assert.Equal(
            """{"number":1,"x_metric":"server_bytes","y_metric":"server_packets","x":[1900,2100,2100,1900],"y":[40,40,65,65]}""",
            Root(documents[5]).GetProperty("flowkafka").GetProperty("hull").GetRawText());
    }

    [Fact]
    public void Of_AModelWithAMargin_DrawsItGrownAboutItsCentroid()
    {
        var box = BoxModel.Of("box", [900, 30, 1900, 40], [1100, 60, 2100, 65]);
        var grown = new Model { Name = "box", WindowSize = box.WindowSize, Margin = 0.5, Hulls = box.Hulls, TrainedOn = box.TrainedOn };

        Assert.Equal([850, 1150, 1150, 850], Corners(ModelDocument.Of(grown, Moment)[0], "x"));
        Assert.Equal([22.5, 22.5, 67.5, 67.5], Corners(ModelDocument.Of(grown, Moment)[0], "y"));
    }

    [Fact]
    public void Of_AModel_SaysWhatItIsAndWhen()
    {
        var model = BoxModel.Of("box", threshold: 0.9, minimumPoints: 7);
        var root = Root(ModelDocument.Of(model, Moment)[0]);

        Assert.Equal("2021-02-19T18:00:00.000Z", root.GetProperty("@timestamp").GetString());
        Assert.Equal(
            $$"""{"kind":"state","module":"flowkafka","dataset":"flowkafka.model","id":"box-{{model.Version}}-1-client_bytes-client_packets"}""",
            root.GetProperty("event").GetRawText());
        Assert.Equal(
            $$"""{"name":"box","version":"{{model.Version}}","window_seconds":600,"space":"raw","membership_threshold":0.9,"minimum_points":7}""",
            root.GetProperty("flowkafka").GetProperty("model").GetRawText());
        Assert.False(root.TryGetProperty("data_stream", out _));
    }

    [Fact]
    public void Of_ANamespace_StampsTheDocument()
    {
        var root = Root(ModelDocument.Of(BoxModel.Of(), Moment, "lab")[0]);

        Assert.Equal("""{"type":"logs","dataset":"flowkafka.model","namespace":"lab"}""", root.GetProperty("data_stream").GetRawText());
        Assert.Equal("2021-02-19T18:00:00.000Z", root.GetProperty("event").GetProperty("ingested").GetString());
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Of_AShippedModel_HasEveryVertexInsideOfItsShadowsAndCornersCounterClockwise(string name)
    {
        using var file = File.OpenRead(Path.Combine(RepositoryFolder.Root, "models", name + ".json"));
        var model = Model.Load(file);
        var documents = ModelDocument.Of(model, Moment);

        Assert.Equal(6 * model.Hulls.Length, documents.Count);
        Assert.Equal(documents.Count, documents.Select(document => document.Id).Distinct().Count());
        var place = 0;
        for (var x = 0; x < 4; x++)
        {
            for (var y = x + 1; y < 4; y++)
            {
                var (xs, ys) = (Corners(documents[place], "x").Select(static value => Math.Log(value)).ToArray(), Corners(documents[place], "y").Select(static value => Math.Log(value)).ToArray());
                Assert.True(xs.Length >= 3);
                Assert.True(Area(xs, ys) > 0);
                foreach (var vertex in model.Hulls[0].Vertices)
                    Assert.True(IsWithin(xs, ys, vertex[x], vertex[y]), $"{documents[place].Id}: {vertex[x]}, {vertex[y]}");
                place++;
            }
        }
    }

    [Fact]
    public void Of_APointInAShippedHull_LiesInEveryShadowByTheMetricsAsTheyAreNamed()
    {
        using var file = File.OpenRead(Path.Combine(RepositoryFolder.Root, "models", "xmr.json"));
        var model = Model.Load(file);
        var point = Inside(model);
        var metrics = new Dictionary<string, double>
        {
            ["client_packet_size"] = point.ClientBytes / point.ClientPackets,
            ["server_packet_size"] = point.ServerBytes / point.ServerPackets,
            ["packet_ratio"] = (1 + point.ServerPackets) / (1 + point.ClientPackets),
            ["packets"] = 1 + point.ClientPackets + point.ServerPackets,
        };

        Assert.All(ModelDocument.Of(model, Moment), document =>
        {
            var hull = Root(document).GetProperty("flowkafka").GetProperty("hull");
            var (x, y) = (metrics[hull.GetProperty("x_metric").GetString()!], metrics[hull.GetProperty("y_metric").GetString()!]);
            Assert.True(IsWithin([.. Corners(document, "x").Select(static value => Math.Log(value))], [.. Corners(document, "y").Select(static value => Math.Log(value))], Math.Log(x), Math.Log(y)));
        });
    }

    // The centre of the hull, in whole bytes and packets.
    private static OrientedPoint Inside(Model model)
    {
        var centre = model.Hulls[0].Centroid;
        var (ratio, packets) = (Math.Exp(centre[2]), Math.Exp(centre[3]) - 1);
        var client = Math.Round((packets + 1 - ratio) / (1 + ratio));
        var server = Math.Round(packets - client);
        var point = new OrientedPoint(Math.Round(client * Math.Exp(centre[0])), client, Math.Round(server * Math.Exp(centre[1])), server);
        Assert.True(model.Contains([point.ClientBytes, point.ClientPackets, point.ServerBytes, point.ServerPackets]));
        return point;
    }

    private static double Area(double[] xs, double[] ys)
    {
        var twice = 0.0;
        for (var i = 0; i < xs.Length; i++)
            twice += Turn(xs[0], ys[0], xs[i], ys[i], xs[(i + 1) % xs.Length], ys[(i + 1) % xs.Length]);
        return twice / 2;
    }

    private static bool IsWithin(double[] xs, double[] ys, double x, double y)
    {
        for (var i = 0; i < xs.Length; i++)
        {
            var next = (i + 1) % xs.Length;
            if (Turn(xs[i], ys[i], xs[next], ys[next], x, y) < -1e-9)
                return false;
        }

        return true;
    }

    private static double Turn(double x0, double y0, double x1, double y1, double x, double y) => ((x1 - x0) * (y - y0)) - ((y1 - y0) * (x - x0));

    private static double[] Corners(ModelDocument document, string axis) =>
        [.. Root(document).GetProperty("flowkafka").GetProperty("hull").GetProperty(axis).EnumerateArray().Select(value => value.GetDouble())];

    private static JsonElement Root(ModelDocument document) => JsonDocument.Parse(document.Json).RootElement;
}
