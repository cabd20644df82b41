namespace FlowKafka.Kafka.Pipeline;

/// <summary>A stage stopped. The message is one line for an operator: what happened, where, and what helps.</summary>
public sealed class StageFailedException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="failure">The kind.</param>
    /// <param name="line">One line.</param>
    /// <param name="inner">What caused it; null where the stage found it itself.</param>
    public StageFailedException(StageFailure failure, string line, Exception? inner = null)
        : base(line, inner) => Failure = failure;

    /// <summary>The kind.</summary>
    public StageFailure Failure { get; }
}
