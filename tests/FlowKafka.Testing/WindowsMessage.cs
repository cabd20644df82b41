using FlowKafka.Streams.Points;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Testing;

/// <summary>A message of the driver's windows log: a point, or a marker.</summary>
internal sealed record WindowsMessage(WindowPoint? Point, ClosedMarker? Marker = null);
