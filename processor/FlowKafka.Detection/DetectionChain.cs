using System.Buffers;
using FlowKafka.Detection.Correlation;
using FlowKafka.Detection.Documents;
using FlowKafka.Detection.Episodes;
using FlowKafka.Detection.Hosts;
using FlowKafka.Detection.Models;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection;

/// <summary>
/// All that comes behind the windows as one chain of calls, in one partition: judge, hosts, conversations that hop, and
/// correlation. It says what the stages on a bus say, however these are divided. One caller at a time.
/// </summary>
public sealed class DetectionChain : IWindowSink
{
    private readonly ContextJudge _judge;
    private readonly HostChain? _hosts;
    private readonly Correlator _correlator;
    private readonly ICorrelationSink _sink;

    /// <summary>Makes a chain that knows nothing yet.</summary>
    /// <param name="options">How judge works.</param>
    /// <param name="models">The models.</param>
    /// <param name="hosts">How profiles of hosts are kept; null to do without.</param>
    /// <param name="correlation">How detections are brought together.</param>
    /// <param name="sink">Takes the documents.</param>
    /// <exception cref="ArgumentException">The options or the models have a fault; the message has a line for each.</exception>
    public DetectionChain(
        JudgeOptions options, IReadOnlyList<Model> models, HostOptions? hosts, CorrelationOptions correlation, ICorrelationSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        (_sink, _correlator) = (sink, new(correlation));
        var verdicts = new VerdictSink(_correlator);
        _judge = new(options, models, verdicts);
        _hosts = hosts is null ? null : new(_judge, new(hosts));
    }

    /// <summary>Assessments worth telling that an allow-list silenced.</summary>
    public long Allowed => _judge.Pairs.Counts.Allowed + _judge.Rotations.Counts.Allowed;

    /// <inheritdoc/>
    public void Emit(in WindowPoint point)
    {
        _hosts?.Open(point.Start);
        _judge.Emit(point);
        _hosts?.Observe(point);
    }

    /// <summary>Learns that all windows that end at or before this moment have been emitted.</summary>
    /// <param name="closedThrough">Unix milliseconds.</param>
    public void Advance(long closedThrough)
    {
        _judge.Advance(closedThrough);
        _hosts?.Advance(closedThrough);
        _correlator.Close(closedThrough, _sink);
    }

    private sealed class HostChain(ContextJudge judge, HostBook book)
    {
        private readonly HostDays _days = new(book.Options.WindowSize);

        // What was told as of a window's start counts in it, also when nobody spoke in the windows before.
        public void Open(long start)
        {
            while (_days.TryNext(start, out var moment))
                Close(moment);
        }

        public void Observe(in WindowPoint point)
        {
            book.Observe(point, HostRole.Server);
            book.Observe(point, HostRole.Client);
        }

        public void Advance(long closedThrough)
        {
            Open(closedThrough);
            if (_days.Reach(closedThrough))
                Close(closedThrough);
        }

        private void Close(long moment)
        {
            book.Close(moment, judge);
            judge.Complete(moment, [book.Network]);
        }
    }

    private sealed class VerdictSink(Correlator correlator) : IDetectionSink
    {
        private readonly ArrayBufferWriter<byte> _document = new(4096);

        public void Detected(EpisodeRevision revision)
        {
            _document.ResetWrittenCount();
            DetectionDocument.Write(revision, _document);
            correlator.Take(VerdictEntry.Of(revision, _document.WrittenSpan.ToArray()));
        }

        public void EpisodeChanged(EpisodeState state)
        {
            // Nothing outlives the chain.
        }

        public void EpisodeForgotten(EpisodeState state)
        {
            // Nothing outlives the chain.
        }
    }
}
