using FlowKafka.Flows;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Testing;

namespace FlowKafka.Kafka.Tests.Pipeline;

public sealed class PipelineTests
{
    [Fact]
    public async Task Run_AllStagesOverFourPartitions_GivesWhatThePureEngineGives()
    {
        var model = PureEngine.Train(new MinerTraffic(1) { Others = 0, Miners = 10 });
        var values = new MinerTraffic(2).Values();
        var expected = PureEngine.Run(values, model);
        using var embedded = new EmbeddedPipeline(inputPartitions: 4, partitions: 3);
        embedded.Send(values, 4);

        using var pipeline = embedded.Start(model);
        await RunUntilProcessed(pipeline);

        Assert.NotEmpty(expected.Detections);
        Assert.Equal(expected.Windows, embedded.Windows());
        Assert.Equal(expected.Detections, embedded.Delivered());
        Assert.Equal(expected.Records, pipeline.Metrics[PipelineCounter.RecordsOffered]);
        Assert.Equal(0, pipeline.Metrics.Rejected(RejectReason.Late));
        Assert.Equal(0, pipeline.Metrics[PipelineCounter.Covered]);
        Assert.Equal(4, pipeline.Metrics[PipelineCounter.IdleDeclarations]);
    }

    private static async Task RunUntilProcessed(FlowKafkaPipeline pipeline)
    {
        using var stop = new CancellationTokenSource();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var run = pipeline.RunAsync(stop.Token);
        var done = pipeline.WaitUntilProcessedAsync(patience.Token);
        await Task.WhenAny(run, done);
        await stop.CancelAsync();
        await run;
        await done;
    }
}
