namespace FlowKafka.Detection.Findings;

/// <summary>Records longer than a window: what sensors tell that log a connection when it ends.</summary>
/// <param name="Count">How many, since <paramref name="FirstStart"/>.</param>
/// <param name="FirstStart">The earliest start, Unix milliseconds; 0 when there are none.</param>
/// <param name="LastEnd">End of the newest window in which one ended, Unix milliseconds.</param>
/// <param name="ClientBytes">Bytes that the client sent in them.</param>
/// <param name="ServerBytes">Bytes that the server sent in them.</param>
public readonly record struct LongRecordTotals(int Count, long FirstStart, long LastEnd, long ClientBytes, long ServerBytes);
