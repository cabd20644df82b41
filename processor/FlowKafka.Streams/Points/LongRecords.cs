namespace FlowKafka.Streams.Points;

/// <summary>
/// Records longer than a window whose end lies in this window. They never become part of a point;
/// the duration detectors read them.
/// </summary>
/// <param name="Count">How many.</param>
/// <param name="FirstStart">The earliest start, Unix milliseconds; 0 when there are none.</param>
/// <param name="LowerBytes">Bytes that the lower address sent in them.</param>
/// <param name="HigherBytes">Bytes that the higher address sent in them.</param>
public readonly record struct LongRecords(int Count, long FirstStart, long LowerBytes, long HigherBytes)
{
    /// <summary>The lowest port at the lower address.</summary>
    public ushort LowerPort { get; init; }

    /// <summary>The lowest port at the higher address.</summary>
    public ushort HigherPort { get; init; }
}
