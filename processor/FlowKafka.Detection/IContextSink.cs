using FlowKafka.Detection.Hosts;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection;

/// <summary>
/// Takes pairs' windows and what is told across pairs, in this order: before a window that starts at S comes all that is
/// told as of moments at or before S, and nothing later; behind what is told as of a moment comes <see cref="Complete"/>.
/// </summary>
public interface IContextSink : IWindowSink, IHostSink
{
    /// <summary>Learns that all pairs' windows that end at or before this moment have come.</summary>
    /// <param name="closedThrough">Unix milliseconds.</param>
    void Advance(long closedThrough);

    /// <summary>Learns that all has been told as of this moment and before.</summary>
    /// <param name="asOf">Unix milliseconds.</param>
    /// <param name="shares">What is known of the network: each book's share as of the moment.</param>
    void Complete(long asOf, ReadOnlySpan<NetworkContext> shares);
}
