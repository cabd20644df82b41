using FlowKafka.Detection.Companions.Quantities;
using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions;

/// <summary>
/// Bytes that one more packet brings, from window to window: the slope of the talk's striations (J. Callahan, "ML vs
/// Cryptocoin Miners", 2018) by least squares. What is sent all the time does not count; what comes and goes does.
/// </summary>
internal static class MarginalSize
{
    private const int LeastWindows = 3;

    /// <summary>Bytes a packet, of paces (<see cref="Pace"/>); NaN with fewer than three windows, or when the packets do not vary.</summary>
    public static double Of<TBytes, TPackets>(ReadOnlySpan<OrientedWindow> windows)
        where TBytes : IWindowQuantity
        where TPackets : IWindowQuantity
    {
        var (bytes, packets) = (0.0, 0.0);
        foreach (ref readonly var window in windows)
            (bytes, packets) = (bytes + Pace.Of<TBytes>(window), packets + Pace.Of<TPackets>(window));
        (bytes, packets) = (bytes / windows.Length, packets / windows.Length);
        var (together, squares) = (0.0, 0.0);
        foreach (ref readonly var window in windows)
        {
            var deviation = Pace.Of<TPackets>(window) - packets;
            together += deviation * (Pace.Of<TBytes>(window) - bytes);
            squares += deviation * deviation;
        }

        return windows.Length >= LeastWindows && squares > 0 ? together / squares : double.NaN;
    }
}
