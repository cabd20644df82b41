using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions;

/// <summary>
/// Ports of the server side at once: the talk's attempt 0 dropped streams with several (J. Callahan, "ML vs Cryptocoin
/// Miners", 2018).
/// </summary>
internal static class ServerPorts
{
    /// <summary>The most server ports in one window, 255 standing for that many and more; NaN without windows.</summary>
    public static double Of(ReadOnlySpan<OrientedWindow> windows)
    {
        var most = 0;
        foreach (ref readonly var window in windows)
            most = Math.Max(most, window.ServerPorts);
        return windows.IsEmpty ? double.NaN : most;
    }
}
