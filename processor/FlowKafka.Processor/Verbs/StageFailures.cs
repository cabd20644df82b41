using FlowKafka.Kafka.Pipeline;

namespace FlowKafka.Processor.Verbs;

/// <summary>Turns a stage's failure into what the user is told.</summary>
internal static class StageFailures
{
    public static Exception ToUser(StageFailedException failure) => failure.Failure switch
    {
        StageFailure.Configuration => new UserException(failure.Message, ExitCode.Configuration),
        StageFailure.Unexpected => failure,
        _ => new UserException(failure.Message, failure),
    };
}
