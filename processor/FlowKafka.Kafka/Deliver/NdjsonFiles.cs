namespace FlowKafka.Kafka.Deliver;

/// <summary>
/// Delivers to files of lines in one folder, a series of files for each partition. Each file is named after the offset
/// of its first line, as <c>detections-p003-00000000000000001234.ndjson</c>.
/// </summary>
public sealed class NdjsonFiles : IDetectionWriter
{
    private readonly DeliverOptions _options;
    private readonly Dictionary<int, PartitionFiles> _partitions = [];

    /// <summary>Makes the writer; nothing is touched yet.</summary>
    public NdjsonFiles(DeliverOptions options) => _options = options;

    /// <inheritdoc/>
    public DeliveryPoint? Open(int partition)
    {
        Close(partition);
        Directory.CreateDirectory(_options.Folder);
        var files = new PartitionFiles(_options, partition);
        var point = files.Recover();
        _partitions[partition] = files;
        return point;
    }

    /// <inheritdoc/>
    public void Write(int partition, DetectionBatch batch) => _partitions[partition].Write(batch);

    /// <inheritdoc/>
    public void Close(int partition)
    {
        if (_partitions.Remove(partition, out var files))
            files.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var files in _partitions.Values)
            files.Dispose();
        _partitions.Clear();
    }
}
