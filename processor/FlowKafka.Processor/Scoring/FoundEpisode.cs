using FlowKafka.Detection.Episodes;
using FlowKafka.Processor.Reports;

namespace FlowKafka.Processor.Scoring;

/// <summary>An episode that was found, by its newest revision.</summary>
internal sealed class FoundEpisode(EpisodeRevision first)
{
    private readonly List<SeverityRise> _rises = [];

    /// <summary>The newest revision.</summary>
    public EpisodeRevision Newest { get; private set; } = first;

    /// <summary>When it opened, and when its severity rose.</summary>
    public IReadOnlyList<SeverityRise> Rises => _rises;

    public void Take(EpisodeRevision revision)
    {
        Newest = revision;
        if (revision.Phase is EpisodePhase.Open or EpisodePhase.Rising)
            _rises.Add(new(revision.Timestamp, revision.Severity));
    }
}
