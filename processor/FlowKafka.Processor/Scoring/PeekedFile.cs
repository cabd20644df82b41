namespace FlowKafka.Processor.Scoring;

/// <summary>A file whose first records have been looked at.</summary>
/// <param name="File">The file.</param>
/// <param name="Watermark">The watermark that its first record gives it, Unix milliseconds; the least number when none was met.</param>
/// <param name="IsFlowLog">False when nothing in its beginning is of a flow log.</param>
internal sealed record PeekedFile(InputFile File, long Watermark, bool IsFlowLog);
