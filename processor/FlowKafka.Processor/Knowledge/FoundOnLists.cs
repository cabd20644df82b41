using FlowKafka.Detection.Knowledge;
using FlowKafka.Flows;

namespace FlowKafka.Processor.Knowledge;

/// <summary>What lists say of an address with or without a port, or of a port alone.</summary>
/// <param name="Hits">What they say, and as what: server, client or port.</param>
/// <param name="Attribution">What that says of coin, pool and software.</param>
internal sealed record FoundOnLists(IReadOnlyList<(string As, ListHit Hit)> Hits, Attribution Attribution)
{
    private const ListKinds OfPorts = ListKinds.Pool | ListKinds.Miner;

    /// <summary>Asks the lists: the best hit of each kind.</summary>
    /// <param name="lists">The lists in effect.</param>
    /// <param name="address">The address; null for a port alone.</param>
    /// <param name="port">The port; 0 for none.</param>
    public static FoundOnLists Of(KnownLists lists, IpAddress? address, ushort port)
    {
        var hits = new List<(string, ListHit?)>();
        if (address is { } known)
        {
            foreach (var kinds in (ListKinds[])[ListKinds.Deny, ListKinds.Pool, ListKinds.Miner, ListKinds.Nodes])
                hits.Add(("server", lists.Find(known, port, kinds)));
            // The other side is nobody: entries that ask for a certain one do not hold.
            hits.Add(("server", lists.Allowed(default, known, port)));
            if (port == 0)
                hits.Add(("client", lists.Allowed(known, default, 0)));
        }

        foreach (var kinds in (ListKinds[])[OfPorts, ListKinds.Nodes, ListKinds.Deny])
            hits.Add(("port", lists.FindPort(port, kinds)));
        return new(
            [.. hits.Where(hit => hit.Item2 is not null).Select(hit => (hit.Item1, hit.Item2!)).DistinctBy(hit => hit.Item2)],
            address is { } server ? Attribution.Of("", lists, server, port) : Attribution.Of("", null, lists.FindPort(port, OfPorts)));
    }
}
