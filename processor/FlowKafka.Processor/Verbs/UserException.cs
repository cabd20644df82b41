namespace FlowKafka.Processor.Verbs;

/// <summary>Something that the user can mend. Each line of the message is one line that says what to do.</summary>
internal sealed class UserException : Exception
{
    public UserException(string message, int exitCode = Verbs.ExitCode.Failed)
        : base(message) => ExitCode = exitCode;

    public UserException(string message, Exception innerException)
        : base(message, innerException) => ExitCode = Verbs.ExitCode.Failed;

    /// <summary>The code to end with.</summary>
    public int ExitCode { get; }

    /// <summary>A call that cannot be meant.</summary>
    public static UserException Usage(string message) => new(message, Verbs.ExitCode.Usage);
}
