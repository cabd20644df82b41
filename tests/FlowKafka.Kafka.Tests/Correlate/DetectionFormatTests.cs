using System.Buffers;
using System.Text;
using FlowKafka.Detection.Documents;
using FlowKafka.Kafka.Correlate;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Tests.Pipeline;
using FlowKafka.Testing;

namespace FlowKafka.Kafka.Tests.Correlate;

public sealed class DetectionFormatTests
{
    [Fact]
    public async Task Run_Hec_WritesEachDetectionForSplunkTooInTheSamePartitionAndOrder()
    {
        var values = new MinerTraffic(71).Values();
        using var embedded = new EmbeddedPipeline(inputPartitions: 1, partitions: 2);
        embedded.CreateTopic("flowkafka.detections-hec", 2);
        embedded.Send(values, 1);
        var options = embedded.Options with { Detections = new() { Format = DetectionFormat.Hec, Host = "flow-1" } };

        using var pipeline = embedded.Start(TestModel.Miners, options);
        await Runs.UntilProcessed(pipeline);

        Assert.Equal(PureEngine.Run(values, TestModel.Miners).Detections, embedded.Delivered());
        for (var partition = 0; partition < 2; partition++)
        {
            var documents = embedded.Values("flowkafka.detections", partition, partition + 1);
            var payloads = embedded.Values("flowkafka.detections-hec", partition, partition + 1);
            Assert.Equal(documents.ConvertAll(Payload), payloads.ConvertAll(Encoding.UTF8.GetString));
        }
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Needs_Hec_IsATopicOfItsOwn(bool hec, bool isNeeded)
    {
        var needs = new PipelineTopics(new TopicOptions()).Needs([PipelineStage.Correlate], [], hec: hec);

        Assert.Equal(isNeeded, needs.Any(need => need is { Name: "flowkafka.detections-hec", Partitions: 16 }));
    }

    [Theory]
    [InlineData(PipelineStage.Deliver, false, "flowkafka.positions flowkafka.detections")]
    [InlineData(PipelineStage.Deliver, true, "flowkafka.positions flowkafka.dead-letters flowkafka.detections")]
    [InlineData(PipelineStage.Export, true, "flowkafka.positions flowkafka.dead-letters flowkafka.windows")]
    public void Needs_StageWithASink_TakesDeadLetters(PipelineStage stage, bool sink, string topics) => Assert.Equal(
        topics, string.Join(' ', new PipelineTopics(new TopicOptions()).Needs([stage], [], sink: sink).Select(need => need.Name)));

    private static string Payload(byte[] document)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Assert.True(HecEvent.TryWrite(document, "flow-1", buffer));
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
