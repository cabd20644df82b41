using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions;

/// <summary>
/// Whether the ports go on saying who the client is: peers of a network without servers swap roles, clients do not. The ports'
/// asymmetry of this project's own orientation, asked of each window by itself.
/// </summary>
internal static class OrientationStability
{
    /// <summary>The least port that Linux gives to clients (ip_local_port_range); others give higher ones.</summary>
    private const int LeastEphemeral = 32768;

    /// <summary>
    /// The share of windows in which the server has one port and the client an ephemeral one (32768 and above), several, or
    /// another than in the window before; of the windows in which both ports are known. NaN when there are none.
    /// </summary>
    public static double Of(ReadOnlySpan<OrientedWindow> windows)
    {
        var (stable, count, previous) = (0, 0, 0);
        foreach (ref readonly var window in windows)
        {
            if (window.ClientPort == 0 || window.ServerPort == 0)
                continue;
            var isClient = window.ClientPort >= LeastEphemeral || window.ClientPorts > 1 || (count > 0 && window.ClientPort != previous);
            stable += window.ServerPorts == 1 && isClient ? 1 : 0;
            (previous, count) = (window.ClientPort, count + 1);
        }

        return count == 0 ? double.NaN : stable / (double)count;
    }
}
