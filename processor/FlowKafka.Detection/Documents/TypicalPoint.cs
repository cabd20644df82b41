using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Documents;

/// <summary>The median of each of the four numbers over complete points; all 0 without points.</summary>
/// <param name="ClientBytes">Bytes that the client sent in a window.</param>
/// <param name="ClientPackets">Packets that the client sent in a window.</param>
/// <param name="ServerBytes">Bytes that the server sent in a window.</param>
/// <param name="ServerPackets">Packets that the server sent in a window.</param>
public readonly record struct TypicalPoint(long ClientBytes, long ClientPackets, long ServerBytes, long ServerPackets)
{
    /// <summary>Takes the medians; of two in the middle, their mean rounded down.</summary>
    public static TypicalPoint Of(IReadOnlyList<OrientedPoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        return new(
            Median(points, static p => p.ClientBytes), Median(points, static p => p.ClientPackets),
            Median(points, static p => p.ServerBytes), Median(points, static p => p.ServerPackets));
    }

    private static long Median(IReadOnlyList<OrientedPoint> points, Func<OrientedPoint, double> number)
    {
        if (points.Count == 0)
            return 0;
        double[] numbers = [.. points.Select(number)];
        Array.Sort(numbers);
        var middle = numbers.Length / 2;
        return (long)(numbers.Length % 2 == 1 ? numbers[middle] : Math.Floor((numbers[middle - 1] + numbers[middle]) / 2));
    }
}
