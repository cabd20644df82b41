using FlowKafka.Detection;
using FlowKafka.Detection.Documents;
using FlowKafka.Detection.Episodes;

namespace FlowKafka.Processor.Scoring;

/// <summary>Keeps the newest revision of every episode, and writes all of them to a file when there is one.</summary>
internal sealed class EpisodeCollector(NdjsonFile? file) : IDetectionSink
{
    private readonly Dictionary<string, FoundEpisode> _found = [];
    private readonly List<FoundEpisode> _inOrder = [];

    /// <summary>The episodes in the order in which they opened.</summary>
    public IReadOnlyList<FoundEpisode> Episodes => _inOrder;

    public void Detected(EpisodeRevision revision)
    {
        if (!_found.TryGetValue(revision.Episode.Id, out var episode))
        {
            _found.Add(revision.Episode.Id, episode = new FoundEpisode(revision));
            _inOrder.Add(episode);
        }

        episode.Take(revision);
        if (file is null)
            return;
        DetectionDocument.Write(revision, file.Line);
        file.EndLine();
    }

    public void EpisodeChanged(EpisodeState state)
    {
        // Nothing outlives this process.
    }

    public void EpisodeForgotten(EpisodeState state)
    {
        // What was found is still to be told.
    }
}
