namespace FlowKafka.Processor.Configuration;

/// <summary>How log lines are written.</summary>
internal enum LogFormat
{
    /// <summary>For people.</summary>
    Plain,

    /// <summary>An ECS document a line.</summary>
    Json,
}
