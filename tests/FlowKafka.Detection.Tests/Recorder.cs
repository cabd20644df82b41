using System.Buffers;
using System.Text;
using FlowKafka.Detection.Documents;
using FlowKafka.Detection.Episodes;

namespace FlowKafka.Detection.Tests;

/// <summary>Keeps what judge says, and a changelog as a compacted topic would.</summary>
internal sealed class Recorder : IDetectionSink
{
    public List<EpisodeRevision> Revisions { get; } = [];

    public List<(string Id, string Json)> Documents { get; } = [];

    public List<EpisodeState> Changes { get; } = [];

    public SortedDictionary<string, EpisodeState> Changelog { get; } = new(StringComparer.Ordinal);

    public List<EpisodeState> Forgotten { get; } = [];

    public IEnumerable<string> Told => Revisions.Select(r => $"{r.Phase} {r.Episode.Revision} {r.Severity}");

    public static string Json(EpisodeRevision revision)
    {
        var buffer = new ArrayBufferWriter<byte>();
        DetectionDocument.Write(revision, buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public void Detected(EpisodeRevision revision)
    {
        Revisions.Add(revision);
        Documents.Add((DetectionDocument.IdOf(revision.Episode), Json(revision)));
    }

    public void EpisodeChanged(EpisodeState state)
    {
        Changes.Add(state);
        Changelog[state.Id] = state;
    }

    public void EpisodeForgotten(EpisodeState state)
    {
        Forgotten.Add(state);
        Changelog.Remove(state.Id);
    }
}
