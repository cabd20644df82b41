using FlowKafka.Flows;
using FlowKafka.Streams.Watermarks;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Testing;

/// <summary>A message of the driver's flows log: records, or one control record.</summary>
internal sealed record FlowsMessage(FlowRecord[] Records, WatermarkUpdate? Update = null, LostWindow? Lost = null);
