using System.Buffers;
using FlowKafka.Detection.Correlation;

namespace FlowKafka.Processor.Scoring;

/// <summary>Keeps the newest document of every episode and campaign, and writes all documents to a file and for bulk requests when they are wanted.</summary>
internal sealed class EpisodeCollector(NdjsonFile? file, BulkDocuments? bulk) : ICorrelationSink
{
    /// <summary>What was found.</summary>
    public FoundEpisodes Found { get; } = new();

    public void Deliver(string id, ReadOnlySpan<byte> document)
    {
        Found.Add(document.ToArray());
        bulk?.Write(document);
        if (file is null)
            return;
        file.Line.Write(document);
        file.EndLine();
    }
}
