using FlowKafka.Flows;

namespace FlowKafka.Streams.Windows;

/// <summary>Which moment of a record counts.</summary>
public static class EventTime
{
    /// <summary>True when the record is longer than a window: it never becomes part of a point.</summary>
    public static bool IsLong(in FlowRecord record, long windowSize) => record.End - record.Start > windowSize;

    /// <summary>The record's start, or its end when it is longer than a window, in Unix milliseconds.</summary>
    public static long Of(in FlowRecord record, long windowSize) =>
        IsLong(record, windowSize) ? record.End : record.Start;
}
