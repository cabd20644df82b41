using FlowKafka.Kafka.Pipeline;

namespace FlowKafka.Kafka.Tests.Pipeline;

/// <summary>Runs a pipeline until something is so, then stops it; a failure of the pipeline comes out.</summary>
internal static class Runs
{
    public static Task UntilProcessed(FlowKafkaPipeline pipeline) => Until(pipeline, pipeline.WaitUntilProcessedAsync);

    public static Task Until(FlowKafkaPipeline pipeline, Func<FlowKafkaPipeline, bool> condition) => Until(pipeline, async stop =>
    {
        while (!condition(pipeline))
            await Task.Delay(20, stop);
    });

    public static bool HasReadAll(FlowKafkaPipeline pipeline)
    {
        var ingest = pipeline.Statuses[0].Partitions;
        return ingest.Length > 0 && ingest.All(p => p.End > 0 && p.Next >= p.End);
    }

    /// <summary>True when no stage has anything left to read or on its way.</summary>
    public static bool IsDone(FlowKafkaPipeline pipeline) => pipeline.Statuses.All(
        status => status.Partitions.Length > 0 && status.Partitions.All(own => own.IsSettled && own.End >= 0 && own.Next >= own.End));

    /// <summary>Runs a pipeline that is to fail; when it does not for too long, it is stopped and this ends well.</summary>
    public static async Task ToItsFailure(FlowKafkaPipeline pipeline)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await pipeline.RunAsync(patience.Token);
    }

    private static async Task Until(FlowKafkaPipeline pipeline, Func<CancellationToken, Task> condition)
    {
        using var stop = new CancellationTokenSource();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var run = pipeline.RunAsync(stop.Token);
        var done = condition(patience.Token);
        await Task.WhenAny(run, done);
        await stop.CancelAsync();
        await run;
        await done;
    }
}
