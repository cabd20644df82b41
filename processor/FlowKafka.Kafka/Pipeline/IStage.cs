namespace FlowKafka.Kafka.Pipeline;

/// <summary>A stage of one instance, run by a thread of its own.</summary>
internal interface IStage : IDisposable
{
    /// <summary>Works until told to stop; then finishes, commits and leaves the group.</summary>
    /// <exception cref="StageFailedException">It can't go on.</exception>
    void Run(CancellationToken stop);
}
