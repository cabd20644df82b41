using FlowKafka.Streams.Watermarks;

namespace FlowKafka.Streams.Windows;

/// <summary>
/// Says, behind all points of a window, that every window that ends at or before <see cref="ClosedThrough"/> is closed.
/// </summary>
/// <param name="ClosedThrough">Unix milliseconds.</param>
/// <param name="Offset">
/// Offset, in the log of flows, of the control record that let the window close. A task that restarts further back
/// knows <paramref name="Watermarks"/> at once, but closes nothing before it has read up to here: it would close windows
/// whose records it has yet to read again.
/// </param>
/// <param name="Watermarks">All watermarks that the window task knew, for one that restarts.</param>
/// <param name="Recent">The markers before this one within the horizon, oldest first.</param>
public sealed record ClosedMarker(long ClosedThrough, long Offset, WatermarkUpdate Watermarks, IReadOnlyList<MarkerPosition> Recent);
