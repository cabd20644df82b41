namespace FlowKafka.Flows;

/// <summary>What a format made of a JSON document.</summary>
internal enum DocumentOutcome : byte
{
    /// <summary>It is of another format: nothing was passed on.</summary>
    Foreign,

    /// <summary>It is not whole yet: nothing was passed on; it comes again with more bytes.</summary>
    Incomplete,

    /// <summary>It is no JSON, or breaks off. A format passes nothing of it on.</summary>
    Broken,

    /// <summary>It is of this format: its records were passed on, skipped or rejected.</summary>
    Taken,
}
