using System.Buffers;
using FlowKafka.Detection;
using FlowKafka.Detection.Documents;
using FlowKafka.Detection.Episodes;

namespace FlowKafka.Processor.Scoring;

/// <summary>Turns revisions into documents, keeps the newest of every episode, and writes all of them to a file when there is one.</summary>
internal sealed class EpisodeCollector(NdjsonFile? file) : IDetectionSink
{
    /// <summary>What was found.</summary>
    public FoundEpisodes Found { get; } = new();

    public void Detected(EpisodeRevision revision)
    {
        var document = new ArrayBufferWriter<byte>(4096);
        DetectionDocument.Write(revision, document);
        Found.Add(document.WrittenMemory);
        if (file is null)
            return;
        file.Line.Write(document.WrittenSpan);
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
