using FlowKafka.Detection.Episodes;
using FlowKafka.Detection.Hosts;
using FlowKafka.Detection.Models;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection;

/// <summary>
/// Judge of one partition with what is told across pairs: one <see cref="Judge"/> for its pairs, and one for the
/// conversations that hop over addresses. One caller at a time.
/// </summary>
public sealed class ContextJudge : IContextSink
{
    private NetworkContext _network;

    /// <summary>Makes a judge that knows nothing yet, and is live.</summary>
    /// <exception cref="ArgumentException">The options or the models have a fault; the message has a line for each.</exception>
    public ContextJudge(JudgeOptions options, IReadOnlyList<Model> models, IDetectionSink sink)
    {
        Pairs = new Judge(options, models, sink);
        Rotations = new Judge(options, models, sink);
    }

    /// <summary>Judges pairs.</summary>
    public Judge Pairs { get; }

    /// <summary>Judges conversations that hop over addresses.</summary>
    public Judge Rotations { get; }

    /// <summary>See <see cref="Judge.Replay"/>.</summary>
    public void Replay()
    {
        Pairs.Replay();
        Rotations.Replay();
    }

    /// <summary>Takes an episode's newest state from the changelog, which both judges share.</summary>
    public void Restore(EpisodeState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        (RotationKey.Is(state.Pair) ? Rotations : Pairs).Restore(state);
    }

    /// <summary>Sets up to when everything that follows was written, see <see cref="Judge.GoLive"/>.</summary>
    /// <param name="afterWindowEnd">The same for pairs, Unix milliseconds.</param>
    /// <param name="afterContextEnd">The same for what is told across pairs, Unix milliseconds.</param>
    public void GoLive(long afterWindowEnd, long afterContextEnd)
    {
        Pairs.GoLive(afterWindowEnd);
        Rotations.GoLive(afterContextEnd);
    }

    /// <inheritdoc/>
    public void Emit(in WindowPoint point)
    {
        Pairs.Learn(NetworkAt(point.Start));
        Pairs.Observe(point);
    }

    /// <inheritdoc/>
    public void Advance(long closedThrough) => Pairs.Advance(closedThrough);

    /// <inheritdoc/>
    public void Complete(long asOf, ReadOnlySpan<NetworkContext> shares)
    {
        Rotations.Advance(asOf);
        _network = Sum(asOf, shares);
    }

    /// <inheritdoc/>
    public void Tell(in IpPair pair, in ServerContext server) => Pairs.Learn(pair, server);

    /// <inheritdoc/>
    public void Tell(in IpPair pair, in ClientContext client) => Pairs.Learn(pair, client);

    /// <inheritdoc/>
    public void Rotating(in WindowPoint point, ServerRotation rotation)
    {
        Rotations.Learn(NetworkAt(point.Start));
        Rotations.Observe(point, rotation);
    }

    /// <summary>All books' shares of the network as one.</summary>
    private static NetworkContext Sum(long end, ReadOnlySpan<NetworkContext> shares)
    {
        var sum = default(NetworkContext);
        foreach (ref readonly var share in shares)
        {
            if (share.Since == 0 && share.Clients == 0)
                continue;
            var since = sum.AsOf == 0 ? share.Since : Math.Min(sum.Since, share.Since);
            sum = new(end, since, sum.Clients + share.Clients);
        }

        return sum;
    }

    // As of the window's start whenever it was told: how many partitions there are, and whose windows were empty, does not show.
    private NetworkContext NetworkAt(long start) => _network.AsOf == 0 ? default : _network with { AsOf = start };
}
