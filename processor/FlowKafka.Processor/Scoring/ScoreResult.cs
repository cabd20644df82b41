using FlowKafka.Flows;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Processor.Scoring;

/// <summary>What scoring came to.</summary>
internal sealed record ScoreResult
{
    public required FoundEpisodes Episodes { get; init; }

    public required DecodeCounts Decoded { get; init; }

    public required RecordFates Fates { get; init; }

    public required WindowCounts Windows { get; init; }

    /// <summary>Assessments worth telling that an allow-list silenced.</summary>
    public required long Allowed { get; init; }

    public required int Files { get; init; }

    /// <summary>Files that were not read, or not to their end.</summary>
    public required int FilesSetAside { get; init; }

    public required WindowTotals Totals { get; init; }
}
