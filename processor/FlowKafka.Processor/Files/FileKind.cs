namespace FlowKafka.Processor.Files;

/// <summary>What a file is, by its first bytes.</summary>
internal enum FileKind : byte
{
    /// <summary>Flow logs, or what only reading it can tell.</summary>
    FlowLog = 0,

    /// <summary>Nothing in its beginning is of a flow log.</summary>
    Foreign,

    /// <summary>It has no bytes.</summary>
    Empty,

    /// <summary>Parquet.</summary>
    Parquet,

    /// <summary>An archive, or a compression other than gzip.</summary>
    Packed,

    /// <summary>It is no file but a pipe or a device, which can be read only once.</summary>
    Pipe,
}
