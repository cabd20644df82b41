namespace FlowKafka.Processor.Verbs;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>All was done.</summary>
    public const int Done = 0;

    /// <summary>It ran and failed.</summary>
    public const int Failed = 1;

    /// <summary>It was called wrongly.</summary>
    public const int Usage = 2;

    /// <summary>Its configuration is bad; EX_CONFIG of sysexits.h.</summary>
    public const int Configuration = 78;

    /// <summary>It was interrupted before it was done: 128 and the number of SIGINT, as shells have it.</summary>
    public const int Interrupted = 130;
}
