namespace FlowKafka.Processor.Knowledge;

/// <summary>What was read of a file.</summary>
/// <param name="File">The file.</param>
/// <param name="Modified">When the file was last written.</param>
/// <param name="Content">What is in it.</param>
internal sealed record FileVersion<T>(string File, DateTimeOffset Modified, T Content);
