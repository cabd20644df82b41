namespace FlowKafka.Kafka.Positions;

/// <summary>How far ingest has come in one input partition: offset and watermark as one value.</summary>
/// <param name="Topic">The input topic.</param>
/// <param name="Partition">The partition.</param>
/// <param name="Offset">The offset to read next.</param>
/// <param name="Watermark">The partition's watermark before that offset, Unix milliseconds; <see cref="long.MinValue"/> when there is none.</param>
/// <param name="IsIdle">True while the owner declares the partition idle.</param>
/// <param name="Combined">G as the owner knew it, Unix milliseconds: what a partition that is added later begins with.</param>
public readonly record struct InputPosition(
    string Topic, int Partition, long Offset, long Watermark, bool IsIdle, long Combined);
