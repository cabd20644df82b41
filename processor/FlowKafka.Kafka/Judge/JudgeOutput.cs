using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using FlowKafka.Detection;
using FlowKafka.Detection.Correlation;
using FlowKafka.Detection.Documents;
using FlowKafka.Detection.Episodes;
using FlowKafka.Kafka.Exchange;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Serialization;

namespace FlowKafka.Kafka.Judge;

/// <summary>
/// Writes what judge says of one partition: verdicts first, the states that came with them when those are acknowledged,
/// then how far judge has come, and tombstones only when the windows that led to them are committed.
/// </summary>
internal sealed class JudgeOutput(StageContext context, AckedProducer producer, int partition) : IDetectionSink
{
    private const int MostEntries = 16;

    private readonly ExchangeWriter _verdicts = new(producer, context.Topics.Verdicts, partitions: 1, partition);
    private readonly ArrayBufferWriter<byte> _document = new(4096);
    private readonly List<VerdictEntry> _entries = [];
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

    /// <summary>All that is said from now on is of later moments, Unix milliseconds, and who reads it has been told.</summary>
    public long Said { get; set; } = long.MinValue;

    public void Detected(EpisodeRevision revision)
    {
        _document.ResetWrittenCount();
        DetectionDocument.Write(revision, _document);
        _entries.Add(VerdictEntry.Of(revision, _document.WrittenSpan.ToArray()));
    }

    public void EpisodeChanged(EpisodeState state) => _changed.Add(state);

    public void EpisodeForgotten(EpisodeState state) => _forgotten.Add(state.Id);

    /// <summary>Writes all that was said, and waits for it.</summary>
    /// <param name="said">All that is said from now on is of later moments, Unix milliseconds.</param>
    public void Flush(long said)
    {
        SendEntries();
        producer.WaitForAcks();
        foreach (var state in _changed)
            producer.Send(context.Topics.Episodes, partition, Encoding.UTF8.GetBytes(state.Id), EpisodeStateCodec.Encode(state));
        producer.WaitForAcks();
        context.Metrics.Add(PipelineCounter.EpisodeStates, _changed.Count);
        _changed.Clear();
        if (said > Said)
            _verdicts.Close(Said = said, []);
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

    // A pack is of one moment. Conversations that fall silent are told of at moments of their own.
    private void SendEntries()
    {
        _entries.Sort(static (one, other) => (one.Timestamp, one.Id).CompareTo((other.Timestamp, other.Id)));
        for (int from = 0, to; from < _entries.Count; from = to)
        {
            for (to = from + 1; to < _entries.Count && to - from < MostEntries && _entries[to].Timestamp == _entries[from].Timestamp;)
                to++;
            var pack = CollectionsMarshal.AsSpan(_entries)[from..to];
            _verdicts.Send(0, pack[0].Timestamp, VerdictPackCodec.Encode(pack));
        }

        context.Metrics.Add(PipelineCounter.Verdicts, _entries.Count);
        _entries.Clear();
    }

    private static List<string> Joined(List<string> some, List<string> more)
    {
        some.AddRange(more);
        return some;
    }
}
