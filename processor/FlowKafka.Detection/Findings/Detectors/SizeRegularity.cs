using System.Numerics;
using FlowKafka.Detection.Companions;
using FlowKafka.Detection.Profiles;
using FlowKafka.Geometry.Patterns;

namespace FlowKafka.Detection.Findings.Detectors;

/// <summary>
/// How alike the sizes are: 1 less twice the median absolute deviation of the bytes an active minute, in units of their
/// median; the mean of both ways. Where messages are some minutes apart, an active minute has one of them.
/// </summary>
internal static class SizeRegularity
{
    public static double Of(ReadOnlySpan<OrientedWindow> windows)
    {
        using var values = new Scratch<double>(windows.Length);
        var (client, server) = (Of(windows, values.Span, isClient: true), Of(windows, values.Span, isClient: false));
        return double.IsNaN(client) ? double.IsNaN(server) ? 0 : server : double.IsNaN(server) ? client : (client + server) / 2;
    }

    private static double Of(ReadOnlySpan<OrientedWindow> windows, Span<double> values, bool isClient)
    {
        for (var i = 0; i < windows.Length; i++)
            values[i] = (isClient ? windows[i].Point.ClientBytes : windows[i].Point.ServerBytes) / Math.Max(1, BitOperations.PopCount(windows[i].ActiveMinutes));
        var median = OrderStatistics.Median(values);
        if (!(median > 0))
            return double.NaN;
        for (var i = 0; i < windows.Length; i++)
        {
            var value = (isClient ? windows[i].Point.ClientBytes : windows[i].Point.ServerBytes) / Math.Max(1, BitOperations.PopCount(windows[i].ActiveMinutes));
            values[i] = Math.Abs(value - median);
        }

        return Math.Max(0, 1 - (2 * OrderStatistics.Median(values) / median));
    }
}
