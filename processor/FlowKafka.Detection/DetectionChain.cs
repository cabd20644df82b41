using System.Buffers;
using FlowKafka.Detection.Correlation;
using FlowKafka.Detection.Documents;
using FlowKafka.Detection.Episodes;
using FlowKafka.Detection.Hosts;
using FlowKafka.Detection.Models;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection;

/// <summary>
/// All that comes behind the windows as one chain of calls, in one partition: judge, hosts, conversations that hop, and
/// correlation. It says what the stages on a bus say, however these are divided. One caller at a time.
/// </summary>
public sealed class DetectionChain : IWindowSink
{
    private readonly Judge _judge;
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
        _hosts = hosts is null ? null : new(_judge, new(options, models, verdicts), new(hosts));
    }

    /// <summary>What judge has counted of ordinary pairs.</summary>
    public JudgeCounts Counts => _judge.Counts;

    /// <inheritdoc/>
    public void Emit(in WindowPoint point)
    {
        _judge.Observe(point);
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

    private sealed class HostChain(Judge judge, Judge rotations, HostBook book) : IHostSink
    {
        public void Observe(in WindowPoint point)
        {
            book.Observe(point, HostRole.Server);
            book.Observe(point, HostRole.Client);
        }

        public void Advance(long closedThrough)
        {
            book.Close(closedThrough, this);
            judge.Learn(book.Network);
            rotations.Advance(closedThrough);
            rotations.Learn(book.Network);
        }

        public void Tell(in IpPair pair, in ServerContext server) => judge.Learn(pair, server);

        public void Tell(in IpPair pair, in ClientContext client) => judge.Learn(pair, client);

        public void Rotating(in WindowPoint point, ServerRotation rotation) => rotations.Observe(point, rotation);
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
