using System.Buffers;
using System.Text;
using FlowKafka.Detection;
using FlowKafka.Detection.Documents;
using FlowKafka.Detection.Episodes;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Serialization;

namespace FlowKafka.Kafka.Judge;

/// <summary>
/// Writes what judge says of one partition: detections first, the states that came with them when those are
/// acknowledged, and tombstones only when the windows that led to them are committed.
/// </summary>
internal sealed class JudgeOutput(StageContext context, AckedProducer producer, int partition) : IDetectionSink
{
    private readonly ArrayBufferWriter<byte> _document = new(4096);
    private readonly List<EpisodeState> _changed = [];
    private readonly Dictionary<string, EpisodeState> _restored = new(StringComparer.Ordinal);
    private List<string> _forgotten = [];
    private List<string> _forgettable = [];

    /// <summary>The states that the changelog holds, of restarts.</summary>
    public IEnumerable<EpisodeState> Restored => _restored.Values;

    /// <summary>Takes in a message of the changelog; null for a tombstone.</summary>
    public void Restore(string id, EpisodeState? state)
    {
        if (state is null)
            _restored.Remove(id);
        else
            _restored[id] = state;
    }

    public void Detected(EpisodeRevision revision)
    {
        _document.ResetWrittenCount();
        DetectionDocument.Write(revision, _document);
        producer.Send(context.Topics.Detections, partition, null, _document.WrittenSpan.ToArray());
        context.Metrics.Add(PipelineCounter.Detections);
    }

    public void EpisodeChanged(EpisodeState state) => _changed.Add(state);

    public void EpisodeForgotten(EpisodeState state) => _forgotten.Add(state.Id);

    /// <summary>Writes the states that changed, after the detections are acknowledged, and waits for them.</summary>
    public void Flush()
    {
        producer.WaitForAcks();
        foreach (var state in _changed)
            producer.Send(context.Topics.Episodes, partition, Encoding.UTF8.GetBytes(state.Id), EpisodeStateCodec.Encode(state));
        producer.WaitForAcks();
        context.Metrics.Add(PipelineCounter.EpisodeStates, _changed.Count);
        _changed.Clear();
        (_forgettable, _forgotten) = (Joined(_forgettable, _forgotten), []);
        _restored.Clear();
    }

    /// <summary>Writes tombstones for what was forgotten before the last commit.</summary>
    public void Forget()
    {
        foreach (var id in _forgettable)
            producer.Send(context.Topics.Episodes, partition, Encoding.UTF8.GetBytes(id), null);
        producer.WaitForAcks();
        context.Metrics.Add(PipelineCounter.EpisodeStates, _forgettable.Count);
        _forgettable.Clear();
    }

    private static List<string> Joined(List<string> some, List<string> more)
    {
        some.AddRange(more);
        return some;
    }
}
