namespace FlowKafka.Processor.Verbs;

/// <summary>How results are written to the output.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>A JSON document a line.</summary>
    Json,
}
