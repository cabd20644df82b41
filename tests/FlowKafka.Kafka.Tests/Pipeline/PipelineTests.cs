using System.Text;
using FlowKafka.Detection.Models;
using FlowKafka.Flows;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Testing;

namespace FlowKafka.Kafka.Tests.Pipeline;

public sealed class PipelineTests
{
    private static readonly Model Model = TestModel.Miners;

    [Fact]
    public async Task Run_AllStagesOverFourPartitions_GivesWhatThePureEngineGives()
    {
        var values = new MinerTraffic(2).Values();
        var expected = PureEngine.Run(values, Model);
        using var embedded = new EmbeddedPipeline(inputPartitions: 4, partitions: 3);
        embedded.Send(values, 4);

        using var pipeline = embedded.Start(Model);
        await Runs.UntilProcessed(pipeline);

        Assert.NotEmpty(expected.Detections);
        Assert.Equal(expected.Windows, embedded.Windows());
        Assert.Equal(expected.Detections, embedded.Delivered());
        Assert.Equal(expected.Records, pipeline.Metrics[PipelineCounter.RecordsOffered]);
        Assert.Equal(expected.Windows.Count, pipeline.Metrics[PipelineCounter.Points]);
        Assert.Equal(0, pipeline.Metrics.Rejected(RejectReason.Late));
        Assert.Equal(0, pipeline.Metrics[PipelineCounter.Covered]);
        Assert.Equal(4, pipeline.Metrics[PipelineCounter.IdleDeclarations]);
        Assert.All(pipeline.Statuses, status => Assert.Equal(StageState.Stopped, status.State));
    }

    [Fact]
    public async Task Run_StoppedAndStartedInTheMiddle_GivesTheSame()
    {
        var values = new MinerTraffic(3).Values();
        var expected = PureEngine.Run(values, Model);
        using var embedded = new EmbeddedPipeline(inputPartitions: 2, partitions: 2);
        for (var part = 0; part < 3; part++)
        {
            embedded.Send([.. values.Skip(part * values.Count / 3).Take(((part + 1) * values.Count / 3) - (part * values.Count / 3))], 2);
            using var pipeline = embedded.Start(Model, embedded.Options with { Ingest = embedded.Options.Ingest with { IdleAfter = TimeSpan.FromHours(1) } });
            await Runs.Until(pipeline, p => Runs.HasReadAll(p) && p.Statuses.All(s => s.IsReady));
        }

        using var last = embedded.Start(Model);
        await Runs.UntilProcessed(last);

        Assert.Equal(expected.Windows, embedded.Windows());
        Assert.Equal(expected.Detections, embedded.Delivered());
    }

    [Theory]
    [InlineData(1, 21)]
    [InlineData(4, 22)]
    public async Task Run_EveryStageStoppedAndStartedAtRandom_GivesTheSame(int partitions, int seed)
    {
        var random = new Random(seed);
        var values = new MinerTraffic(seed) { Hours = 6 }.Values();
        var expected = PureEngine.Run(values, Model);
        using var embedded = new EmbeddedPipeline(inputPartitions: 2, partitions);
        var patient = embedded.Options with { Ingest = embedded.Options.Ingest with { IdleAfter = TimeSpan.FromHours(1) } };
        for (var part = 0; part < 5; part++)
        {
            embedded.Send([.. values.Skip(part * values.Count / 5).Take(((part + 1) * values.Count / 5) - (part * values.Count / 5))], 2);
            var stages = patient.Stages.Where(stage => stage is PipelineStage.Ingest or PipelineStage.Window || random.Next(3) > 0).ToArray();
            var (counter, count) = (random.Next(2) == 0 ? PipelineCounter.PointsJudged : PipelineCounter.Contexts, random.Next(60));
            using var pipeline = embedded.Start(Model, patient with { Stages = stages });
            await Runs.Until(pipeline, p => p.Metrics[counter] > count || (Runs.HasReadAll(p) && p.IsReady));
        }

        using var last = embedded.Start(Model);
        await Runs.UntilProcessed(last);

        Assert.Contains(expected.Detections.Values, document => document.Contains("\"client_share\":", StringComparison.Ordinal));
        Assert.Equal(expected.Windows, embedded.Windows());
        Assert.Equal(expected.Detections, embedded.Delivered(once: false));
    }

    [Fact]
    public async Task Run_WithoutProfilesOfHosts_JudgeWaitsForNothing()
    {
        var values = new MinerTraffic(6).Values();
        using var embedded = new EmbeddedPipeline(inputPartitions: 2, partitions: 2);
        embedded.Send(values, 2);

        using var pipeline = embedded.Start(Model, embedded.Options with { Hosts = embedded.Options.Hosts with { Enabled = false } });
        await Runs.UntilProcessed(pipeline);

        Assert.DoesNotContain(PipelineStage.Host, pipeline.Statuses.Select(status => status.Stage));
        Assert.Equal(PureEngine.RunWithoutHosts(values, Model).Detections, embedded.Delivered());
    }

    [Fact]
    public async Task Run_JudgeWithoutHost_WaitsAndThenGivesTheSame()
    {
        var values = new MinerTraffic(7).Values();
        using var embedded = new EmbeddedPipeline(inputPartitions: 2, partitions: 2);
        embedded.Send(values, 2);
        using (var pipeline = embedded.Start(Model, PipelineStage.Ingest, PipelineStage.Window))
            await Runs.UntilProcessed(pipeline);

        using (var pipeline = embedded.Start(Model, PipelineStage.Judge))
        {
            await Runs.Until(pipeline, p => p.IsReady && p.Statuses[0].Partitions.All(own => own.End >= 0 && own.Next >= own.End));
            Assert.Equal(0, pipeline.Metrics[PipelineCounter.PointsJudged]);
        }

        using var rest = embedded.Start(Model);
        await Runs.UntilProcessed(rest);

        Assert.Equal(PureEngine.Run(values, Model).Detections, embedded.Delivered());
    }

    [Fact]
    public async Task Run_ThreeInstancesThatComeAndGo_GiveTheSame()
    {
        var values = new MinerTraffic(4).Values();
        var expected = PureEngine.Run(values, Model);
        using var embedded = new EmbeddedPipeline(inputPartitions: 6, partitions: 6);
        embedded.Send(values, 6);
        var patient = embedded.Options with { Ingest = embedded.Options.Ingest with { IdleAfter = TimeSpan.FromHours(1) } };

        using (var first = embedded.Start(Model, patient))
        using (var second = embedded.Start(Model, patient))
        {
            var firstRun = Runs.Until(first, p => Runs.HasReadAll(p) && second.IsReady);
            var secondRun = Runs.Until(second, p => p.IsReady && first.Statuses.All(s => s.State == StageState.Stopped));
            await Task.WhenAll(firstRun, secondRun);
        }

        using var third = embedded.Start(Model);
        await Runs.UntilProcessed(third);

        Assert.Equal(expected.Windows, embedded.Windows());
        Assert.Equal(expected.Detections, embedded.Delivered(once: false));
    }

    [Fact]
    public async Task Run_BadAndLateRecords_BecomeDeadLettersAndTheSumHolds()
    {
        var values = new MinerTraffic(5) { Hours = 1 }.Values().ToList();
        values.Add("rubbish"u8.ToArray());
        values.Add("2 111122223333 eni-1 - - - - - - - 1767571200 1767571260 - NODATA"u8.ToArray());
        values.Add("2 111122223333 eni-1 10.0.0.1 10.0.0.2 1 2 17 1 1 1767571200 1767571260 ACCEPT OK"u8.ToArray());
        values.Add("2 111122223333 eni-1 10.0.0.1 10.0.0.2 1 2 6 1 1 1767484800 1767484860 ACCEPT OK"u8.ToArray());
        values.Add("2 111122223333 eni-1 10.0.0.1 10.0.0.2 1 2 6 1 1 4102444800 4102444860 ACCEPT OK"u8.ToArray());
        using var embedded = new EmbeddedPipeline(inputPartitions: 1, partitions: 1);
        embedded.Send(values, 1);

        using var pipeline = embedded.Start(Model, PipelineStage.Ingest, PipelineStage.Window);
        await Runs.UntilProcessed(pipeline);

        var metrics = pipeline.Metrics;
        var rejected = Enum.GetValues<RejectReason>().Sum(metrics.Rejected);
        Assert.Equal((1, 1), (metrics.Rejected(RejectReason.Late), metrics.Rejected(RejectReason.Future)));
        Assert.Equal(3, rejected);
        Assert.Equal((1, 1), (metrics.Skipped(SkipReason.NoData), metrics.Skipped(SkipReason.Protocol)));
        Assert.Equal(
            metrics[PipelineCounter.RecordsOffered],
            metrics[PipelineCounter.RecordsAccepted] + rejected + Enum.GetValues<SkipReason>().Sum(metrics.Skipped));
        var letters = embedded.Values("flowkafka.dead-letters", 1).ConvertAll(Encoding.UTF8.GetString);
        Assert.Equal(3, letters.Count);
        Assert.Single(letters, l => l.Contains("\"reason\":\"late\"", StringComparison.Ordinal) && l.Contains("\"eventTime\":1767484800000", StringComparison.Ordinal));
        Assert.Single(letters, l => l.Contains("\"raw\":\"rubbish\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_SkipData_MakesTheReportersWindowUnknownInEveryPartition()
    {
        var values = new List<byte[]>();
        for (var minute = 0; minute < 40; minute++)
        {
            for (var host = 1; host <= 8; host++)
            {
                var start = (TestFlow.Epoch / 1000) + (minute * 60);
                values.Add(Encoding.ASCII.GetBytes($"2 111122223333 eni-1 10.0.0.{host} 203.0.113.9 4000{host} 443 6 5 500 {start} {start + 50} ACCEPT OK"));
            }
        }

        var lost = (TestFlow.Epoch / 1000) + 700;
        values.Insert(100, Encoding.ASCII.GetBytes($"2 111122223333 eni-1 - - - - - - - {lost} {lost + 60} - SKIPDATA"));
        using var embedded = new EmbeddedPipeline(inputPartitions: 1, partitions: 4);
        embedded.Send(values, 1);

        using var pipeline = embedded.Start(Model, PipelineStage.Ingest, PipelineStage.Window);
        await Runs.UntilProcessed(pipeline);

        var unknown = embedded.Windows().Where(line => line.Contains("} True False Conversation", StringComparison.Ordinal)).ToList();
        Assert.Equal(8, unknown.Count);
        Assert.All(unknown, line => Assert.Contains($"[{TestFlow.Epoch + 600_000},", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_InternalTopicWithOtherPartitions_StopsWithOneLine()
    {
        using var embedded = new EmbeddedPipeline(inputPartitions: 1, partitions: 2);
        using var pipeline = embedded.Start(Model, embedded.Options with { Topics = embedded.Options.Topics with { Partitions = 3 } });

        var failure = await Assert.ThrowsAsync<StageFailedException>(() => Runs.ToItsFailure(pipeline));

        Assert.Equal(StageFailure.Topics, failure.Failure);
        Assert.Contains("topic flowkafka.flows has 2 partitions and not 3", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NoBroker_IsRetriedAndThenOneLine()
    {
        var options = new PipelineOptions
        {
            Kafka = new KafkaClientOptions { BootstrapServers = "127.0.0.1:1" },
            Ingest = new() { Topics = [new() { Name = "flow-logs" }], Start = Kafka.Ingest.StartPosition.Earliest },
            StartPatience = TimeSpan.FromMilliseconds(1),
        };
        using var pipeline = new FlowKafkaPipeline(options, [Model], TimeProvider.System, (_, _) => { });

        var failure = await Assert.ThrowsAsync<StageFailedException>(() => Runs.ToItsFailure(pipeline));

        Assert.Equal(StageFailure.Broker, failure.Failure);
        Assert.StartsWith("no Kafka broker answers at 127.0.0.1:1: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_OptionsWithFaults_NamesThemAll()
    {
        var failure = Assert.Throws<StageFailedException>(() => new FlowKafkaPipeline(
            new PipelineOptions { Topics = new TopicOptions { Partitions = 0 } }, [], TimeProvider.System, (_, _) => { }));

        Assert.Equal(StageFailure.Configuration, failure.Failure);
        Assert.Equal(
            """
            Topics:Partitions is 0: it must be from 1 to 10,000.
            Ingest:Topics is empty: name the topics that hold flow logs.
            Ingest:Start is not set: say Earliest or Latest.
            Judge: no model is given.
            """,
            failure.Message);
    }
}
