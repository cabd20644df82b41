using FlowKafka.Streams.Watermarks;

namespace FlowKafka.Streams.Windows;

/// <summary>
/// Says, behind all points of a window, that every window that ends at or before <see cref="ClosedThrough"/> is closed.
/// </summary>
/// <param name="ClosedThrough">Unix milliseconds.</param>
/// <param name="Watermarks">All watermarks that the window task knew, for one that restarts.</param>
/// <param name="Recent">The markers before this one within the horizon, oldest first.</param>
public sealed record ClosedMarker(long ClosedThrough, WatermarkUpdate Watermarks, IReadOnlyList<MarkerPosition> Recent);
