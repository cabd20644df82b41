using System.Collections.Immutable;
using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Strategies;

/// <summary>All points of one conversation, oriented by what it had shown at its end.</summary>
public sealed class ConversationHistory
{
    /// <summary>Makes the history of a conversation.</summary>
    /// <param name="start">Start of its first window, Unix milliseconds.</param>
    /// <param name="windowSize">The size of its windows in milliseconds.</param>
    /// <param name="points">Its points, oldest first, partial ones included; at least one.</param>
    /// <param name="isBegun">True when the first point is the conversation's first, and so partial.</param>
    public ConversationHistory(long start, long windowSize, ImmutableArray<OrientedWindow> points, bool isBegun)
    {
        ArgumentOutOfRangeException.ThrowIfZero(points.Length);
        (Start, WindowSize, Points) = (start, windowSize, points);
        FirstComplete = isBegun ? 1 : 0;
    }

    /// <summary>Start of the first window, Unix milliseconds.</summary>
    public long Start { get; }

    /// <summary>The size of a window in milliseconds.</summary>
    public long WindowSize { get; }

    /// <summary>All points, oldest first: the first one and the newest are partial.</summary>
    public ImmutableArray<OrientedWindow> Points { get; }

    /// <summary>The complete points, oldest first.</summary>
    public ReadOnlySpan<OrientedWindow> Complete =>
        Points.Length - 1 > FirstComplete ? Points.AsSpan(FirstComplete, Points.Length - 1 - FirstComplete) : [];

    /// <summary>The points that are known to be complete when another arrives.</summary>
    /// <param name="index">That one's index.</param>
    public ReadOnlySpan<OrientedWindow> CompleteBefore(int index) => index > FirstComplete ? Points.AsSpan(FirstComplete, index - FirstComplete) : [];

    private int FirstComplete { get; }

    /// <summary>The first moment at which so many complete points are known to be complete: the end of the next point's window.</summary>
    /// <param name="count">From 1 to the number of complete points.</param>
    public TimeSpan AfterComplete(int count) => AfterPoint(FirstComplete + count);

    /// <summary>From the start to the end of a point's window.</summary>
    public TimeSpan AfterPoint(int index) => TimeSpan.FromMilliseconds((Points[index].Window + 1) * WindowSize);
}
