using FlowKafka.Detection.Verdicts;
using FlowKafka.Processor.Reports;

namespace FlowKafka.Processor.Scoring;

/// <summary>An episode that was found, by its newest document.</summary>
internal sealed class FoundEpisode
{
    private readonly List<SeverityRise> _rises = [];
    private DetectionRecord? _newest;

    /// <summary>The newest document, JSON in UTF-8 without a line feed.</summary>
    public ReadOnlyMemory<byte> Document { get; private set; }

    /// <summary>What the newest document says.</summary>
    public DetectionRecord Newest => _newest ??= DetectionRecord.Read(Document);

    /// <summary>True when its severity is medium or more.</summary>
    public bool IsFlagged => Newest.Severity >= Severity.Medium;

    /// <summary>When it opened, and when its severity rose.</summary>
    public IReadOnlyList<SeverityRise> Rises => _rises;

    /// <summary>When it was flagged, Unix milliseconds; when it opened if it never was.</summary>
    public long FlaggedAt => (_rises.Find(rise => rise.Severity >= Severity.Medium) ?? _rises[0]).Time;

    /// <summary>Takes the next revision.</summary>
    public void Take(DetectionRecord record, ReadOnlyMemory<byte> document)
    {
        (_newest, Document) = (record, document);
        if (record.State is "open" or "rising")
            _rises.Add(new(record.Timestamp, record.Severity));
    }
}
