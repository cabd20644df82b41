using System.Buffers;
using System.Text;
using System.Text.Json;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;
using Xunit;

namespace FlowKafka.Detection.Tests.Documents;

public sealed class DetectionDocumentTests
{
    private static Recorder Episode()
    {
        var trace = new Trace("10.0.0.5", "203.0.113.9") { Pair = IpPair.Of(IpAddress.Parse("10.0.0.5"), IpAddress.Parse("203.0.113.9"), 6, "111122223333") };
        trace.Add(0, (20, 10, 30, 12), syn: Side.Lower);
        for (var window = 1; window <= 7; window++)
            trace.Add(window, (1000 + (10 * window), 40 + window, 2000, 50), clientPort: 50_001);
        trace.Lose(8);
        trace.Add(11, (1000, 40, 2000, 50), clientPort: 50_002);
        var xmr = BoxModel.Of("xmr", [900, 30, 1900, 40], [1100, 60, 2100, 60]);
        var other = BoxModel.Of("other");
        return new Bench(null, other, xmr).Run(trace, 20).Recorder;
    }

    [Fact]
    public void Write_AnOpeningEpisode_IsExactlyThisDocument()
    {
        var expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Documents", "opening.json")).TrimEnd('\n');

        Assert.Equal(expected, Pretty(Episode().Documents[0].Json));
    }

    [Fact]
    public void Write_AClosedEpisode_IsExactlyThisDocument()
    {
        var expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Documents", "closed.json")).TrimEnd('\n');

        Assert.Equal(expected, Pretty(Episode().Documents[^1].Json));
    }

    [Fact]
    public void Write_AnEpisodeOfSampledWindows_SaysSoInNumbersAndWords()
    {
        var trace = new Trace("10.0.0.5", "203.0.113.9") { IsSampled = true };
        for (var window = 0; window <= 8; window++)
            trace.Add(window, (1000 + window, 40, 2000, 50));
        var text = new Bench(null, BoxModel.Of("xmr", [900, 30, 1900, 40], [1100, 60, 2100, 60])).Run(trace, 10).Recorder.Documents[0].Json;

        var flowkafka = JsonDocument.Parse(text).RootElement.GetProperty("flowkafka");
        Assert.Equal(8, flowkafka.GetProperty("points").GetProperty("sampled_windows").GetInt32());
        Assert.Contains("; 8 windows are of sampled packets, scaled to the whole, which the models were not measured on; ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AnyDocument_IsOneLineWithoutABreak()
    {
        Assert.All(Episode().Documents, document => Assert.DoesNotContain('\n', document.Json));
        Assert.Equal(["open", "ongoing", "closed"], Episode().Documents.Select(d => JsonDocument.Parse(d.Json).RootElement.GetProperty("flowkafka").GetProperty("episode").GetProperty("state").GetString()));
        Assert.Equal(["alert", "event", "event"], Episode().Documents.Select(d => JsonDocument.Parse(d.Json).RootElement.GetProperty("event").GetProperty("kind").GetString()));
    }

    [Fact]
    public void Write_EventCategoryAndType_AreTheValuesThatEcsAllows()
    {
        var text = Episode().Documents[0].Json;

        Assert.Contains("\"kind\":\"alert\",\"category\":[\"intrusion_detection\",\"network\"],\"type\":[\"info\"]", text, StringComparison.Ordinal);
    }

    private static string Pretty(string json)
    {
        using var parsed = JsonDocument.Parse(json);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new() { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            parsed.RootElement.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
