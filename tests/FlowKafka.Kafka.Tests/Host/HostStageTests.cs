using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Tests.Pipeline;
using FlowKafka.Testing;

namespace FlowKafka.Kafka.Tests.Host;

public sealed class HostStageTests
{
    private static readonly PipelineStage[] Chain = [PipelineStage.Ingest, PipelineStage.Window, PipelineStage.Group, PipelineStage.Host];

    [Fact]
    public async Task Run_GroupAndHost_TakeEveryPointForItsServerAndItsClient()
    {
        using var embedded = new EmbeddedPipeline(inputPartitions: 2, partitions: 3);
        embedded.Send(new MinerTraffic(21).Values(), 2);

        using var pipeline = embedded.Start(TestModel.Miners, Chain);
        await Runs.UntilProcessed(pipeline);

        var points = pipeline.Metrics[PipelineCounter.Points];
        Assert.True(points > 0);
        Assert.Equal(points, pipeline.Metrics[PipelineCounter.PointsGrouped]);
        Assert.Equal(2 * points, pipeline.Metrics[PipelineCounter.PointsProfiled]);
        Assert.Equal(0, pipeline.Metrics[PipelineCounter.ExchangeRepeats]);
        Assert.All(pipeline.Statuses, status => Assert.Equal(StageState.Stopped, status.State));
        var ends = pipeline.Statuses.Skip(2).SelectMany(status => status.Partitions).Select(partition => partition.Watermark).ToList();
        Assert.Equal(6, ends.Count);
        Assert.Single(ends.Distinct());
    }

    [Fact]
    public async Task Run_StoppedAndStartedAgain_GoesOnFromTheLastHour()
    {
        var values = new MinerTraffic(22).Values();
        using var embedded = new EmbeddedPipeline(inputPartitions: 1, partitions: 2);
        embedded.Send([.. values.Take(values.Count / 2)], 1);
        var patient = embedded.Options with { Stages = Chain, Ingest = embedded.Options.Ingest with { IdleAfter = TimeSpan.FromHours(1) } };
        using (var first = embedded.Start(TestModel.Miners, patient))
            await Runs.Until(first, p => Runs.HasReadAll(p) && p.Metrics[PipelineCounter.PointsProfiled] > 0);
        embedded.Send([.. values.Skip(values.Count / 2)], 1);

        using var second = embedded.Start(TestModel.Miners, Chain);
        await Runs.UntilProcessed(second);

        // Host reads again what it had not written down, group and window nothing.
        Assert.Equal(second.Metrics[PipelineCounter.Points], second.Metrics[PipelineCounter.PointsGrouped]);
        Assert.True(second.Metrics[PipelineCounter.PointsProfiled] >= 2 * second.Metrics[PipelineCounter.PointsGrouped]);
    }

    [Fact]
    public async Task Run_HostsSwitchedOff_RunsNeitherStage()
    {
        using var embedded = new EmbeddedPipeline(inputPartitions: 1, partitions: 1);
        embedded.Send(new MinerTraffic(23) { Hours = 1 }.Values(), 1);
        using var pipeline = embedded.Start(TestModel.Miners, embedded.Options with { Hosts = new() { Enabled = false } });

        await Runs.UntilProcessed(pipeline);

        Assert.Equal(
            [PipelineStage.Ingest, PipelineStage.Window, PipelineStage.Judge, PipelineStage.Correlate, PipelineStage.Deliver],
            pipeline.Statuses.Select(status => status.Stage));
        Assert.Equal(0, pipeline.Metrics[PipelineCounter.PointsGrouped]);
    }

    [Fact]
    public void Faults_OnlyStagesThatAreSwitchedOff_SaysSo()
    {
        var options = new PipelineOptions
        {
            Kafka = new KafkaClientOptions { BootstrapServers = "localhost:1" },
            Stages = [PipelineStage.Host],
            Hosts = new() { Enabled = false },
        };
        Assert.Equal(["None of Stages would run: group and host need Hosts:Enabled, export needs Elasticsearch:Nodes, and Elasticsearch:Flows not to be None."], options.Faults([TestModel.Miners]));
        Assert.Empty((options with { Hosts = new() }).Faults([TestModel.Miners]));
        Assert.Equal(["Hosts: no model is given."], (options with { Hosts = new() }).Faults([]));
    }

    [Fact]
    public void Faults_HostsOfOtherWindows_NamesThem()
    {
        var options = new PipelineOptions
        {
            Stages = [PipelineStage.Host],
            Kafka = new KafkaClientOptions { BootstrapServers = "localhost:1" },
            Hosts = new() { Profiles = new() { WindowSize = TimeSpan.FromMinutes(5), ConversationSilence = TimeSpan.FromHours(2) } },
        };
        Assert.Equal(
            [
                "Hosts: WindowSize is 00:05:00, and the window stage's is 00:10:00.",
                "Hosts: ConversationSilence is 02:00:00, and the window stage's is 01:00:00.",
            ],
            options.Faults([TestModel.Miners]));
    }

    [Theory]
    [InlineData("Group", true, "flowkafka.positions flowkafka.windows flowkafka.grouped")]
    [InlineData("Host", true, "flowkafka.positions flowkafka.grouped flowkafka.hosts flowkafka.context")]
    [InlineData("Judge", true, "flowkafka.positions flowkafka.windows flowkafka.context flowkafka.episodes flowkafka.verdicts")]
    [InlineData("Judge", false, "flowkafka.positions flowkafka.windows flowkafka.episodes flowkafka.verdicts")]
    [InlineData("Correlate", true, "flowkafka.positions flowkafka.verdicts flowkafka.campaigns flowkafka.detections")]
    public void Needs_OfOneStage_AreWhatItReadsAndWrites(string stage, bool hosts, string topics)
    {
        var needs = new PipelineTopics(new TopicOptions()).Needs([Enum.Parse<PipelineStage>(stage)], [], hosts);
        Assert.Equal(topics, string.Join(' ', needs.Select(need => need.Name)));
    }
}
