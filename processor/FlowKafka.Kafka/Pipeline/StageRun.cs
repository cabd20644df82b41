namespace FlowKafka.Kafka.Pipeline;

/// <summary>Runs one stage on a thread of its own.</summary>
internal sealed class StageRun
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private StageRun()
    {
    }

    /// <summary>Ends with the stage; failed when the stage failed, always with a <see cref="StageFailedException"/>.</summary>
    public Task Done => _done.Task;

    public static StageRun Start(StageStatus status, Func<IStage> build, CancellationToken stop)
    {
        var run = new StageRun();
        var thread = new Thread(() => run.Work(status, build, stop)) { Name = "flowkafka-" + status.Stage.ToString().ToLowerInvariant(), IsBackground = true };
        thread.Start();
        return run;
    }

    private void Work(StageStatus status, Func<IStage> build, CancellationToken stop)
    {
        try
        {
            using (var stage = build())
                stage.Run(stop);
            status.Become(StageState.Stopped);
            _done.SetResult();
        }
        catch (StageFailedException e)
        {
            status.Become(StageState.Failed);
            _done.SetException(e);
        }
#pragma warning disable CA1031 // The thread's last line: whatever it was becomes the stage's failure.
        catch (Exception e)
        {
            status.Become(StageState.Failed);
            _done.SetException(new StageFailedException(StageFailure.Unexpected, $"{status.Stage.ToString().ToLowerInvariant()}: {e.GetType().Name}: {e.Message}", e));
        }
#pragma warning restore CA1031
    }
}
