using FlowKafka.Processor.Files;

namespace FlowKafka.Processor.Scoring;

/// <summary>A file whose first records have been looked at.</summary>
/// <param name="File">The file.</param>
/// <param name="Watermark">The watermark that its first record gives it, Unix milliseconds; the least number when none was met.</param>
/// <param name="Kind">What it is, as far as its beginning tells.</param>
internal sealed record PeekedFile(InputFile File, long Watermark, FileKind Kind)
{
    /// <summary>True when it is worth reading though nobody named it.</summary>
    public bool IsFlowLog => Kind == FileKind.FlowLog;
}
