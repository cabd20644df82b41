using FlowKafka.Streams.Points;

namespace FlowKafka.Streams.Windows;

/// <summary>A second or later reporter of one direction of a pair, in a list through <see cref="Next"/>.</summary>
internal struct FurtherReporter
{
    public SentState Sent;
    public Side Sender;

    /// <summary>Number of the next entry, from 1; 0 at the end.</summary>
    public int Next;
}
