using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions;

/// <summary>
/// How often the client connects anew: a miner keeps one connection for hours, polling and brute force do not. From the
/// talk's feature of distinct ports (J. Callahan, "ML vs Cryptocoin Miners", 2018).
/// </summary>
internal static class ClientPortChanges
{
    /// <summary>The share of windows whose client port differs from that of the window before, of the windows in which one is known; NaN
    /// when that are fewer than two.</summary>
    public static double Of(ReadOnlySpan<OrientedWindow> windows)
    {
        var (changes, count, previous) = (0, 0, (ushort)0);
        foreach (ref readonly var window in windows)
        {
            if (window.ClientPort == 0)
                continue;
            changes += count > 0 && window.ClientPort != previous ? 1 : 0;
            (previous, count) = (window.ClientPort, count + 1);
        }

        return count < 2 ? double.NaN : changes / (count - 1.0);
    }
}
