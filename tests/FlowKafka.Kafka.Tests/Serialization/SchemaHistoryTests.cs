using FlowKafka.Avro;
using FlowKafka.Kafka.Serialization;

namespace FlowKafka.Kafka.Tests.Serialization;

/// <summary>
/// Guards schemas/: instances of two versions run side by side while one takes over from the other, and logs outlive
/// versions.
/// </summary>
public sealed class SchemaHistoryTests
{
    public static TheoryData<string> Names => [.. MessageSchema.All.Select(schema => schema.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Schema_AsItIs_IsKeptInTheHistory(string name)
    {
        var schema = MessageSchema.Of(name);
        Assert.True(
            MessageSchema.History.Any(kept => kept == schema with { Json = kept.Json }),
            $"schemas/{name}.avsc has changed. If it is meant to, keep it for the versions that come: cp schemas/{name}.avsc schemas/{schema.Kept}");
    }

    [Fact]
    public void History_OfEachFile_IsWhatItsNameSays()
    {
        var files = typeof(MessageSchema).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("history/", StringComparison.Ordinal));
        Assert.Equal(files.Order(StringComparer.Ordinal), MessageSchema.History.Select(schema => schema.Kept).Order(StringComparer.Ordinal));
        Assert.All(MessageSchema.History, kept => Assert.Equal($"flowkafka.{kept.Name}", AvroSchema.Parse(kept.Json).Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EarlierVersions_AndThisOne_ReadEachOther(string name)
    {
        var current = AvroSchema.Parse(MessageSchema.Of(name).Json);
        foreach (var kept in MessageSchema.History.Where(schema => schema.Name == name))
        {
            var earlier = AvroSchema.Parse(kept.Json);
            Assert.True(Fault(earlier, current) is null, $"schemas/{kept.Kept} as schemas/{name}.avsc: {Fault(earlier, current)}");
            Assert.True(Fault(current, earlier) is null, $"schemas/{name}.avsc as schemas/{kept.Kept}: {Fault(current, earlier)}");
        }
    }

    [Theory]
    [InlineData("""{"name":"a","type":"int"}""", """{"name":"a","type":"int"},{"name":"b","type":"int","default":0}""", null)]
    [InlineData("""{"name":"a","type":"int"}""", """{"name":"a","type":"int"},{"name":"b","type":"int"}""", "b is missing in what was written and has no default")]
    [InlineData("""{"name":"a","type":"long"}""", """{"name":"a","type":"int"}""", "a: long can't be read as int")]
    [InlineData("""{"name":"a","type":["null","long"]}""", """{"name":"a","type":["null","int"]}""", "a: long can't be read as union")]
    [InlineData("""{"name":"a","type":{"type":"enum","name":"E","symbols":["X","Y"]}}""", """{"name":"a","type":{"type":"enum","name":"E","symbols":["X"]}}""", "enum E has symbols that the reader does not know")]
    public void Fault_OfAChange_IsFoundBeforeAnyDataHasIt(string writer, string reader, string? fault) =>
        Assert.Equal(fault, Fault(AvroSchema.Parse(Record(writer)), AvroSchema.Parse(Record(reader))));

    private static string Record(string fields) => $$"""{"type":"record","name":"R","fields":[{{fields}}]}""";

    /// <summary>Why some of what one schema writes can't be read as another; also what only some data would meet.</summary>
    private static string? Fault(AvroSchema writer, AvroSchema reader)
    {
        try
        {
            return Fault(SchemaResolver.Resolve(writer, reader), []);
        }
        catch (AvroSchemaException error)
        {
            return error.Message;
        }
    }

    private static string? Fault(ResolvedNode node, HashSet<ResolvedNode> seen)
    {
        if (node.Shape == ResolvedShape.Failing)
            return node.Failure;
        if (node.Symbols.Contains(-1))
            return $"{node.Writer} has symbols that the reader does not know";
        return seen.Add(node) ? node.Parts.Select(part => part is null ? null : Fault(part, seen)).FirstOrDefault(fault => fault is not null) : null;
    }
}
