using System.Buffers;
using System.Text;
using System.Text.Json;
using FlowKafka.Detection.Documents;
using FlowKafka.Detection.Tests.Correlating;
using Xunit;

namespace FlowKafka.Detection.Tests.Documents;

public sealed class HecEventTests
{
    private const string Opening =
        """{"@timestamp":"2021-02-19T19:20:00.000Z","event":{"action":"cryptomining_detected","duration":4800000000000,"severity":73,"risk_score":81},"rule":{"id":"flowkafka-mining-xmr","name":"Cryptocurrency mining (xmr)","category":"cryptomining"},"client":{"ip":"10.0.0.5","port":50001,"bytes":7300,"packets":318},"server":{"ip":"203.0.113.9","port":3333,"bytes":14030,"packets":362},"network":{"transport":"tcp","direction":"outbound","bytes":21330,"packets":680},"flowkafka":{"reporter":"111122223333/eni-1","campaign":{"id":"c1"}},"user":{"name":"jane"},"host":{"name":"pc-7"}}""";

    [Fact]
    public void TryWrite_AnEpisode_IsExactlyThisPayload() =>
        Assert.Equal(
            """{"time":1613762400.000,"host":"flowkafka-1","source":"flowkafka","sourcetype":"flowkafka:detection","event":{"action":"allowed","category":"cryptomining","signature":"Cryptocurrency mining (xmr)","signature_id":"flowkafka-mining-xmr","severity":"high","ids_type":"network","vendor_product":"FlowKafka","src":"10.0.0.5","src_ip":"10.0.0.5","src_port":50001,"dest":"203.0.113.9","dest_ip":"203.0.113.9","dest_port":3333,"transport":"tcp","direction":"outbound","bytes":21330,"bytes_in":14030,"bytes_out":7300,"packets":680,"packets_in":362,"packets_out":318,"duration":4800.000,"dvc":"111122223333/eni-1","user":"jane","@timestamp":"2021-02-19T19:20:00.000Z","event":{"action":"cryptomining_detected","duration":4800000000000,"severity":73,"risk_score":81},"rule":{"id":"flowkafka-mining-xmr","name":"Cryptocurrency mining (xmr)","category":"cryptomining"},"client":{"ip":"10.0.0.5","port":50001,"bytes":7300,"packets":318},"server":{"ip":"203.0.113.9","port":3333,"bytes":14030,"packets":362},"network":{"transport":"tcp","direction":"outbound","bytes":21330,"packets":680},"flowkafka":{"reporter":"111122223333/eni-1","campaign":{"id":"c1"}},"ecs.user":{"name":"jane"},"host":{"name":"pc-7"}}}""",
            Payload(Opening, "flowkafka-1"));

    [Fact]
    public void TryWrite_ACampaign_ListsItsClientsServersAndPorts()
    {
        Sighting[] sightings =
        [
            new("a", 6) { Model = "xmr", Severity = 47 },
            new("b", 12) { Client = "10.0.0.2", Server = "2001:db8::9", Port = 443, Model = "xmr", Since = 3, Severity = 99 },
            new("c", 12) { Client = "10.0.0.3", Server = "2001:db8::8", Port = 0, Model = "xmr", Since = 3, Severity = 99 },
        ];
        var payload = Payload(Delivered.Of(new(), sightings, 12).Documents[^1].Json, "flowkafka-1");

        Assert.StartsWith(
            """{"time":1613764800.000,"host":"flowkafka-1","source":"flowkafka","sourcetype":"flowkafka:detection","event":{"action":"allowed","category":"cryptomining","signature":"Cryptocurrency mining campaign","signature_id":"flowkafka-mining-campaign","severity":"critical","ids_type":"network","vendor_product":"FlowKafka","src":["10.0.0.1","10.0.0.2","10.0.0.3"],"dest":["198.51.100.7","2001:db8::9","2001:db8::8"],"dest_port":[443,3333],"duration":7200.000,"@timestamp":"2021-02-19T20:00:00.000Z","ecs":{"version":"8.17.0"},""",
            payload, StringComparison.Ordinal);
        Assert.EndsWith(
            "\"servers\":[\"198.51.100.7:3333\",\"[2001:db8::9]:443\",\"2001:db8::8\"],\"models\":[\"xmr\"],\"shared_by\":[\"model\"]}}}}",
            payload, StringComparison.Ordinal);
    }

    [Fact]
    public void TryWrite_TheLeastDocument_HasWhatIsAlwaysSo() =>
        Assert.Equal(
            """{"time":1613762400.007,"source":"flowkafka","sourcetype":"flowkafka:detection","event":{"action":"allowed","ids_type":"network","vendor_product":"FlowKafka","@timestamp":"2021-02-19T19:20:00.007Z","event":{}}}""",
            Payload("""{"@timestamp":"2021-02-19T19:20:00.007Z","event":{}}""", ""));

    [Fact]
    public void TryWrite_ADocumentOfTheWriter_KeepsAllOfIt()
    {
        var document = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Documents", "opening.json"));
        using var parsed = JsonDocument.Parse(document);
        using var payload = JsonDocument.Parse(Payload(document, "x"));

        var kept = payload.RootElement.GetProperty("event");
        Assert.All(parsed.RootElement.EnumerateObject(), property => Assert.True(JsonElement.DeepEquals(property.Value, kept.GetProperty(property.Name))));
        Assert.Equal("medium", kept.GetProperty("severity").GetString());
    }

    [Theory]
    [InlineData(0, "informational")]
    [InlineData(20, "informational")]
    [InlineData(21, "low")]
    [InlineData(46, "low")]
    [InlineData(47, "medium")]
    [InlineData(72, "medium")]
    [InlineData(73, "high")]
    [InlineData(98, "high")]
    [InlineData(99, "critical")]
    public void TryWrite_ASeverity_IsTheWordOfCim(int severity, string word) =>
        Assert.Contains($"\"severity\":\"{word}\",", Payload($$$"""{"@timestamp":"2021-02-19T19:20:00.000Z","event":{"severity":{{{severity}}}}}""", ""), StringComparison.Ordinal);

    [Fact]
    public void TryWrite_ABlockedMiner_IsBlocked() =>
        Assert.Contains(
            "\"event\":{\"action\":\"blocked\",", Payload("""{"@timestamp":"2021-02-19T19:20:00.000Z","event":{"action":"cryptomining_blocked"}}""", ""), StringComparison.Ordinal);

    [Fact]
    public void TryWrite_NumbersThatAreText_AreNotCimFields() =>
        Assert.Equal(
            """{"time":1613762400.000,"source":"flowkafka","sourcetype":"flowkafka:detection","event":{"action":"allowed","ids_type":"network","vendor_product":"FlowKafka","@timestamp":"2021-02-19T19:20:00.000Z","event":{"severity":"73","duration":"1"},"server":{"port":"3333","ip":7}}}""",
            Payload("""{"@timestamp":"2021-02-19T19:20:00.000Z","event":{"severity":"73","duration":"1"},"server":{"port":"3333","ip":7}}""", ""));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"event":{}}""")]
    [InlineData("""{"@timestamp":"2021-02-19T19:20:00.000Z"}""")]
    [InlineData("""{"@timestamp":"2021-02-19T19:20:00.000Z","event":"x"}""")]
    [InlineData("""{"@timestamp":"yesterday","event":{}}""")]
    [InlineData("""{"@timestamp":1613762400000,"event":{}}""")]
    [InlineData("""{"@timestamp":"2021-02-19T19:20:00.000Z","event":{}} {}""")]
    [InlineData("""{"@timestamp":"2021-02-19T19:20:00.000Z","event":{},"event":{}}""")]
    [InlineData("""{"@timestamp":"2021-02-19T19:20:00.000Z","event":{"action":"\ud800"}}""")]
    [InlineData("""{"@timestamp":"2021-02-19T19:20:00.000Z","event":{},"x":"\ud800"}""")]
    public void TryWrite_ABadDocument_IsFalseAndWritesNothing(string document)
    {
        var buffer = new ArrayBufferWriter<byte>();

        Assert.False(HecEvent.TryWrite(Encoding.UTF8.GetBytes(document), "x", buffer));
        Assert.Equal(0, buffer.WrittenCount);
    }

    [Theory]
    [InlineData("\"x\":\"")]
    [InlineData("\"user\":{\"name\":\"")]
    public void TryWrite_TextThatIsNoUtf8_IsFalseAndWritesNothing(string before)
    {
        byte[] document = [.. Encoding.UTF8.GetBytes("""{"@timestamp":"2021-02-19T19:20:00.000Z","event":{},""" + before), 0xFF, .. "\"}}"u8];
        if (!before.StartsWith("\"user", StringComparison.Ordinal))
            document = document[..^1];
        var buffer = new ArrayBufferWriter<byte>();

        Assert.False(HecEvent.TryWrite(document, "x", buffer));
        Assert.Equal(0, buffer.WrittenCount);
    }

    private static string Payload(string document, string host)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Assert.True(HecEvent.TryWrite(Encoding.UTF8.GetBytes(document), host, buffer));
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
