namespace FlowKafka.Streams.Watermarks;

/// <summary>How far event time has come in one input partition.</summary>
/// <param name="Topic">The input topic.</param>
/// <param name="Partition">The partition's number.</param>
/// <param name="Watermark">Unix milliseconds: no record that is not late belongs to a window that ends at or before it.</param>
/// <param name="Idle">True while the partition's owner declares it idle.</param>
public readonly record struct PartitionWatermark(string Topic, int Partition, long Watermark, bool Idle);
