using FlowKafka.Avro;
using FlowKafka.Kafka.Serialization;

namespace FlowKafka.Kafka.Tests.Serialization;

public sealed class SchemaFingerprintTests
{
    // From share/test/data/schema-tests.txt of the Avro project.
    [Theory]
    [InlineData("\"null\"", 7195948357588979594)]
    [InlineData("{\"type\":\"null\"}", 7195948357588979594)]
    [InlineData("\"int\"", 8247732601305521295)]
    [InlineData("\"string\"", -8142146995180207161)]
    public void Of_ASchemaOfTheReference_IsThisNumber(string schema, long fingerprint) =>
        Assert.Equal((ulong)fingerprint, SchemaFingerprint.Of(schema));

    [Theory]
    [InlineData("{ \"type\" : \"int\" }", "\"int\"")]
    [InlineData("[ \"null\", {\"type\":\"long\",\"doc\":\"d\"} ]", "[\"null\",\"long\"]")]
    [InlineData("{\"size\":16,\"namespace\":\"a.b\",\"type\":\"fixed\",\"name\":\"F\"}", "{\"name\":\"a.b.F\",\"type\":\"fixed\",\"size\":16}")]
    [InlineData("{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\",\"B\"],\"default\":\"A\"}", "{\"name\":\"E\",\"type\":\"enum\",\"symbols\":[\"A\",\"B\"]}")]
    [InlineData("{\"type\":\"map\",\"values\":{\"type\":\"array\",\"items\":\"bytes\"}}", "{\"type\":\"map\",\"values\":{\"type\":\"array\",\"items\":\"bytes\"}}")]
    public void Canonical_OfASchema_KeepsWhatAReaderNeeds(string schema, string form) =>
        Assert.Equal(form, CanonicalForm.Of(schema));

    [Fact]
    public void Canonical_OfANestedRecord_InheritsTheNamespace()
    {
        const string Schema = """
            { "type": "record", "name": "R", "namespace": "n", "doc": "x", "aliases": ["Q"], "fields": [
              { "name": "f", "doc": "y", "default": null, "type": ["null", { "type": "fixed", "name": "F", "size": 2 }] },
              { "name": "g", "type": "F" },
              { "name": "h", "type": { "type": "record", "name": "m.S", "fields": [ { "name": "r", "type": "n.R" } ] } } ] }
            """;
        const string Form = """
            {"name":"n.R","type":"record","fields":[{"name":"f","type":["null",{"name":"n.F","type":"fixed","size":2}]},{"name":"g","type":"n.F"},{"name":"h","type":{"name":"m.S","type":"record","fields":[{"name":"r","type":"n.R"}]}}]}
            """;
        Assert.Equal(Form, CanonicalForm.Of(Schema));
    }

    [Fact]
    public void All_OfTheSchemas_HaveTheirFileName_AndDifferentFingerprints()
    {
        Assert.Contains("FlowPack", MessageSchema.All.Select(s => s.Name));
        Assert.All(MessageSchema.All, s => Assert.StartsWith($"{{\"name\":\"flowkafka.{s.Name}\",\"type\":\"record\"", CanonicalForm.Of(s.Json)));
        Assert.Equal(MessageSchema.All.Count, MessageSchema.All.Select(s => s.Fingerprint).Distinct().Count());
    }
}
