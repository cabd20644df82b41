using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions;

/// <summary>
/// How many connections a pair has at a time: a miner keeps one, a pool of connections several. After the talk's distinct ports
/// (J. Callahan, "ML vs Cryptocoin Miners", 2018).
/// </summary>
internal static class ClientPortCount
{
    /// <summary>The mean number of client ports of a window; NaN when none has a port.</summary>
    public static double Of(ReadOnlySpan<OrientedWindow> windows)
    {
        var (ports, count) = (0, 0);
        foreach (ref readonly var window in windows)
        {
            ports += window.ClientPorts;
            count += window.ClientPorts > 0 ? 1 : 0;
        }

        return count == 0 ? double.NaN : (double)ports / count;
    }
}
