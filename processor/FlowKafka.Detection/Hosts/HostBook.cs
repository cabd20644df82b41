using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Hosts;

/// <summary>
/// Profiles of hosts: of servers over all their clients, of clients over all their servers, and the conversations that hop
/// over a server's network. Keyed by tenant and address; a book holds the hosts of one partition. The order of points
/// within a window does not matter. One caller at a time.
/// </summary>
public sealed class HostBook(HostOptions options)
{
    /// <summary>The book's share of the network, as of the last closing.</summary>
    public NetworkContext Network { get; private set; }

    /// <summary>Its options.</summary>
    public HostOptions Options => options;

    /// <summary>Takes one pair's window; points of one window come before those of the next.</summary>
    public void Observe(in WindowPoint point, HostRole role)
    {
    }

    /// <summary>Learns that all windows that end at or before this moment were observed, and tells what follows from them.</summary>
    public void Close(long closedThrough, IHostSink sink) => Network = Network with { AsOf = closedThrough };

    /// <summary>What changed since the last call, to be written to the changelog before the input up to the last closing is committed.</summary>
    public IReadOnlyList<HostChange> TakeChanges() => [];

    /// <summary>Takes an entry of the changelog, before anything is observed. It may be of a later window than what is observed next.</summary>
    public void Restore(HostChange change)
    {
    }
}
