using FlowKafka.Detection.Companions.Quantities;
using FlowKafka.Detection.Profiles;
using FlowKafka.Geometry.Patterns;

namespace FlowKafka.Detection.Companions;

/// <summary>
/// The striations that the talk saw in packets × bytes (J. Callahan, "ML vs Cryptocoin Miners", 2018): a side that sends packets
/// of two sizes only, such as bare acknowledgements and shares, has windows with bytes = header · packets + payload · k, which
/// are lines, one payload apart. Found as D. G. Kendall hunted quanta (1974).
/// </summary>
internal static class Striation
{
    /// <summary>Payloads that are looked for, in bytes: less is hidden by numbers that grow by a digit, more is no message.</summary>
    private const double LeastPayload = 64;

    private const double MostPayload = 512;

    /// <summary>Headers of an empty IPv4 packet: without and with TCP timestamps.</summary>
    private const double BareHeader = 40;

    private const double StampedHeader = 52;

    /// <summary>
    /// How strongly a side's windows keep to such lines, 0 to 1: 0 for random traffic, 1 for perfect lines; the better of the
    /// two headers. NaN with fewer than 12 windows that differ, or when they are too much alike to tell lines apart.
    /// </summary>
    public static double Of<TBytes, TPackets>(ReadOnlySpan<OrientedWindow> windows)
        where TBytes : IWindowQuantity
        where TPackets : IWindowQuantity
    {
        if (windows.Length < Striations.LeastValues)
            return double.NaN;
        using var payload = new Scratch<double>(windows.Length);
        return Math.Max(
            Strength<TBytes, TPackets>(windows, BareHeader, payload.Span),
            Strength<TBytes, TPackets>(windows, StampedHeader, payload.Span)) is >= 0 and var strength ? strength : double.NaN;
    }

    private static double Strength<TBytes, TPackets>(ReadOnlySpan<OrientedWindow> windows, double header, Span<double> payload)
        where TBytes : IWindowQuantity
        where TPackets : IWindowQuantity
    {
        for (var i = 0; i < windows.Length; i++)
            payload[i] = TBytes.Of(windows[i].Point) - (header * TPackets.Of(windows[i].Point));
        var strength = Striations.Strongest(payload, LeastPayload, MostPayload, searches: 2).Strength;
        return double.IsNaN(strength) ? double.NegativeInfinity : strength;
    }
}
