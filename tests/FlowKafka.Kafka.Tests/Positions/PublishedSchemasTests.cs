using System.Text;
using FlowKafka.Flows;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Positions;
using FlowKafka.Kafka.Serialization;
using FlowKafka.Kafka.Tests.Pipeline;
using FlowKafka.Kafka.Tests.Serialization;
using FlowKafka.Testing;

namespace FlowKafka.Kafka.Tests.Positions;

/// <summary>What instances of other versions need to read each other.</summary>
public sealed class PublishedSchemasTests
{
    [Fact]
    public void Publish_ByTwoInstances_PutsEachSchemaThereOnce()
    {
        using var embedded = new EmbeddedPipeline(inputPartitions: 1, partitions: 1);
        using var metrics = new PipelineMetrics();
        embedded.Produce("flowkafka.positions", 0, "vpc/7"u8.ToArray(), InputPositionCodec.Encode(new InputPosition("vpc", 7, 1, 2, false, 3)));

        Schemas(embedded.Clients).Publish(metrics);
        var once = Keys(embedded);
        Schemas(embedded.Clients).Publish(metrics);

        Assert.Equal(once, Keys(embedded));
        Assert.Equal(["vpc/7", .. MessageSchema.All.Select(schema => $"schema:{schema.Fingerprint:x16}")], once);
        Assert.Equal(MessageSchema.All.Select(schema => schema.Json), Schemas(embedded.Clients).ReadAll());
    }

    [Fact]
    public void PartitionReader_AtAMessageOfALaterVersion_AsksForItsSchemaAndReadsIt()
    {
        using var embedded = new EmbeddedPipeline(inputPartitions: 1, partitions: 1);
        var symbols = new SymbolTable();
        var records = FlowRecords.Of(seed: 8, count: 20, symbols);
        embedded.Produce("flowkafka.flows", 0, null, MessageVersionsTests.Later(records, symbols));

        var lost = Assert.Throws<StageFailedException>(() => ReadFlows(embedded.Clients, symbols));
        Assert.Equal(
            "flowkafka.flows/0 holds a message at offset 0 that this version can't read (its schema is unknown): was it written by another version or program?",
            lost.Message);

        var later = Encoding.UTF8.GetBytes(MessageVersionsTests.Later());
        embedded.Produce("flowkafka.positions", 0, PublishedSchemas.KeyOf(0x1234), later);
        var clients = embedded.Clients;
        clients.Versions.Directory = Schemas(clients);
        Assert.Equal(records, ReadFlows(clients, symbols));
    }

    [Fact]
    public async Task Window_AtFlowsThatALaterVersionWrote_ClosesTheSameWindows()
    {
        using var earlier = new EmbeddedPipeline(inputPartitions: 1, partitions: 1);
        earlier.Send(new MinerTraffic(31) { Hours = 2 }.Values(), 1);
        using var whole = earlier.Start(TestModel.Miners);
        await Runs.UntilProcessed(whole);
        var expected = earlier.Windows();

        using var mixed = new EmbeddedPipeline(inputPartitions: 1, partitions: 1);
        mixed.Produce("flowkafka.positions", 0, PublishedSchemas.KeyOf(0x1234), Encoding.UTF8.GetBytes(MessageVersionsTests.Later()));
        Read(earlier.Clients, "flowkafka.flows", (in BatchMessage message) => mixed.Produce(
            "flowkafka.flows", 0, null, FlowPackReader.Is(message.Value) ? MessageVersionsTests.AsLater(message.Value) : message.Value.ToArray()));
        using var window = mixed.Start(TestModel.Miners, PipelineStage.Window);
        await Runs.Until(window, pipeline => pipeline.Metrics[PipelineCounter.WindowsClosed] == whole.Metrics[PipelineCounter.WindowsClosed]);

        Assert.NotEmpty(expected);
        Assert.Equal(expected, mixed.Windows());
        Assert.Contains("there are messages of another version of FlowPack: they are read as this version's", mixed.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("schema:0f6fff016fd21089", true)]
    [InlineData("schema/7", false)]
    [InlineData("flows/0", false)]
    public void Is_OfAKey_TellsSchemasFromPositions(string key, bool isSchema) =>
        Assert.Equal(isSchema, PublishedSchemas.Is(Encoding.UTF8.GetBytes(key)));

    private static PublishedSchemas Schemas(KafkaClients clients) =>
        new(clients, new PipelineTopics(new TopicOptions()), TimeProvider.System);

    private static List<string> Keys(EmbeddedPipeline embedded)
    {
        var keys = new List<string>();
        Read(embedded.Clients, "flowkafka.positions", (in BatchMessage message) => keys.Add(Encoding.UTF8.GetString(message.Key)));
        return keys;
    }

    private static FlowRecord[] ReadFlows(KafkaClients clients, SymbolTable symbols)
    {
        var records = new FlowRecord[1];
        var count = 0;
        Read(clients, "flowkafka.flows", (in BatchMessage message) =>
        {
            if (!FlowPackReader.Is(message.Value))
                throw UnreadableMessage.At(message);
            count += FlowPackReader.Decode(message.Value, symbols, ref records);
        });
        return records[..count];
    }

    private static void Read(KafkaClients clients, string topic, MessageHandler handler)
    {
        using var reader = new PartitionReader(clients, "test", "test");
        var (low, high) = reader.Range(topic, 0);
        reader.Open(topic, 0, low, high);
        while (!reader.Step(TimeSpan.FromMilliseconds(100), handler))
        {
        }
    }
}
