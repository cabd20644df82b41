using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions;

/// <summary>
/// Whether the server is one service: a pool keeps its port, peers and scans do not. The talk's attempt 0 (J. Callahan, "ML vs
/// Cryptocoin Miners", 2018), softened to a share.
/// </summary>
internal static class ServerPortStability
{
    /// <summary>The share of windows with the most frequent server port, of those in which one is known; NaN when none is.</summary>
    public static double Of(ReadOnlySpan<OrientedWindow> windows)
    {
        using var ports = new Scratch<ushort>(windows.Length);
        var count = 0;
        foreach (ref readonly var window in windows)
        {
            if (window.ServerPort != 0)
                ports.Span[count++] = window.ServerPort;
        }

        return count == 0 ? double.NaN : LongestRun(ports.Span[..count]) / (double)count;
    }

    private static int LongestRun(Span<ushort> ports)
    {
        if (!ports.ContainsAnyExcept(ports[0]))
            return ports.Length;
        ports.Sort();
        var (longest, start) = (0, 0);
        for (var i = 1; i <= ports.Length; i++)
        {
            if (i < ports.Length && ports[i] == ports[start])
                continue;
            (longest, start) = (Math.Max(longest, i - start), i);
        }

        return longest;
    }
}
