namespace FlowKafka.Kafka.Pipeline;

/// <summary>How a stage stands with one partition that it owns.</summary>
/// <param name="Topic">The topic that it reads.</param>
/// <param name="Partition">The partition.</param>
/// <param name="IsRestored">False while its state is still being rebuilt.</param>
/// <param name="Next">The offset that is read next.</param>
/// <param name="End">The end of the log, as far as the client knows; -1 when it does not.</param>
/// <param name="Watermark">Event time that the stage has reached here, Unix milliseconds; <see cref="long.MinValue"/> when there is none.</param>
/// <param name="IsSettled">True when nothing is held here: idle (ingest), no open window (window), nothing unwritten or on its way (judge, deliver, export).</param>
public readonly record struct PartitionStatus(
    string Topic, int Partition, bool IsRestored, long Next, long End, long Watermark, bool IsSettled)
{
    /// <summary>Messages that are still to be read; 0 when that is unknown.</summary>
    public long Lag => End < 0 ? 0 : Math.Max(0, End - Next);
}
