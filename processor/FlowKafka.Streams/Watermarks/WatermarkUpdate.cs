namespace FlowKafka.Streams.Watermarks;

/// <summary>
/// A control record: the watermarks of the input partitions that one ingest instance owns, and the whole list of input
/// topics, so that a reader knows which partitions it has not heard of yet.
/// </summary>
/// <param name="Inputs">All input topics.</param>
/// <param name="Partitions">Some of their partitions.</param>
public sealed record WatermarkUpdate(IReadOnlyList<InputTopic> Inputs, IReadOnlyList<PartitionWatermark> Partitions);
