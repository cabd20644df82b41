using System.Runtime.InteropServices;
using FlowKafka.Detection;
using FlowKafka.Detection.Episodes;
using FlowKafka.Detection.Profiles;
using FlowKafka.Flows;
using FlowKafka.Geometry;
using FlowKafka.Streams.Points;

namespace FlowKafka.Processor.Talk;

/// <summary>Windows in, a <see cref="TalkStream"/> of each pair out; the judge looks on.</summary>
internal sealed class TalkTally : IWindowSink, IDetectionSink
{
    private readonly Dictionary<IpPair, TalkStream> _streams = [];
    private readonly Dictionary<string, (long First, long Last)> _interfaces = new(StringComparer.Ordinal);
    private readonly HashSet<IpPair> _flagged = [];
    private readonly HullMembership[] _attempts;
    private readonly Judge _judge;

    /// <summary>Makes an empty tally.</summary>
    /// <param name="withZeros">The hull of attempt 1.</param>
    /// <param name="stripped">The hull of attempt 2.</param>
    /// <param name="judge">Makes the judge that tells this tally.</param>
    public TalkTally(HullMembership withZeros, HullMembership stripped, Func<IDetectionSink, Judge> judge) =>
        (_attempts, _judge) = ([withZeros, stripped], judge(this));

    /// <summary>All pairs that sent anything.</summary>
    public IReadOnlyCollection<TalkStream> Streams => _streams.Values;

    /// <summary>Pairs that the judge flagged.</summary>
    public IReadOnlySet<IpPair> Flagged => _flagged;

    /// <summary>First and last window of each interface, by their starts.</summary>
    public IReadOnlyDictionary<string, (long First, long Last)> Interfaces => _interfaces;

    /// <summary>Learns that all windows up to a moment are closed.</summary>
    public void Advance(long closedThrough) => _judge.Advance(closedThrough);

    public void Emit(in WindowPoint point)
    {
        _judge.Observe(point);
        if (!point.HasTraffic)
        {
            if (point.Unknown && _streams.TryGetValue(point.Pair, out var silenced))
                silenced.AddUnknown();
            return;
        }

        var reporter = point.Lower.Reporter.Length > 0 ? point.Lower.Reporter : point.Higher.Reporter;
        ref var stream = ref CollectionsMarshal.GetValueRefOrAddDefault(_streams, point.Pair, out _);
        stream ??= new(point.Pair, reporter);
        if (point.Unknown)
        {
            stream.AddUnknown();
            return;
        }

        ref var span = ref CollectionsMarshal.GetValueRefOrAddDefault(_interfaces, stream.Reporter, out var isKnown);
        span = (isKnown ? span.First : point.Start, point.Start);
        stream.Add(point, InsideOf(point));
    }

    void IDetectionSink.Detected(EpisodeRevision revision) => _flagged.Add(revision.Episode.Pair);

    void IDetectionSink.EpisodeChanged(EpisodeState state)
    {
        // Nothing outlives this process.
    }

    void IDetectionSink.EpisodeForgotten(EpisodeState state)
    {
        // Which pairs were flagged is still to be told.
    }

    private int InsideOf(in WindowPoint point)
    {
        Span<double> coordinates = stackalloc double[4];
        var bits = 0;
        for (var side = 0; side < 2; side++)
        {
            var (client, server) = side == (int)Side.Lower ? (point.Lower, point.Higher) : (point.Higher, point.Lower);
            new OrientedPoint(client.Bytes, client.Packets, server.Bytes, server.Packets).CopyTo(coordinates);
            for (var attempt = 0; attempt < _attempts.Length; attempt++)
                bits |= _attempts[attempt].Contains(coordinates) ? 1 << ((2 * attempt) + side) : 0;
        }

        return bits;
    }
}
