namespace FlowKafka.Flows;

/// <summary>
/// Reads a file of flow logs block by block, plain or gzip, in any shape that the decoder knows, with memory bounded by the
/// decoder's limits. A header line holds until the next one. Readers that share a decoder may take turns, so that many
/// files can be merged by time.
/// </summary>
public sealed class FlowLogReader : IDisposable
{
    private readonly Stream _file;
    private readonly CountingStream _counted;
    private readonly PeekedStream _plain;
    private readonly DecodeSession _session;
    private readonly BlockFeeder _feeder;
    private readonly AvroValues? _values;
    private readonly FlowLogSource _source;
    private AvroFile? _avro;
    private bool _isBegun;
    private bool _isEnded;

    /// <summary>Reads <paramref name="file"/>, which is disposed of with the reader.</summary>
    public FlowLogReader(Stream file, FlowLogDecoder decoder)
    {
        _file = file;
        _counted = new CountingStream(file);
        _session = new DecodeSession(decoder);
        _session.Begin();
        _plain = new PeekedStream(Gzip.Open(_counted, new DecompressionBudget(long.MaxValue), _session.Outlet));
        _feeder = new BlockFeeder(decoder.Options);
        _feeder.Begin(_plain);
        _values = decoder.AvroOf(_session);
        _source = decoder.Options.Source;
    }

    /// <summary>The bytes of the file read so far, as they are stored.</summary>
    public long BytesRead => _counted.BytesRead;

    /// <summary>True when the file was rejected as a whole: what follows gives no records, and need not be read.</summary>
    public bool IsRefused => _session.IsRefused;

    /// <summary>Reads at most 64 KiB (unpacked) and passes their records on; false when the file had ended. A rejection of
    /// the file as a whole, as for broken compression, comes with the first bytes at hand or none.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="SchemaSourceException">The schema registry does not answer.</exception>
    public bool ReadNext(IFlowSink sink)
    {
        if (_isEnded)
            return false;
        _session.Budget.Refill();
        if (_values is not null && OpenAvro() is { } avro)
            return !(_isEnded = !avro.Step(sink));
        if (_feeder.Step(_session, sink))
            return true;
        _isEnded = true;
        if (_feeder.IsBroken)
            _session.RejectWhole(RejectReason.BrokenCompression, default, sink);
        return false;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _avro?.Dispose();
        _plain.Dispose();
        _counted.Dispose();
        _file.Dispose();
    }
    private AvroFile? OpenAvro()
    {
        if (!_isBegun)
            _avro = AvroFile.Open(_plain, _values!, _source);
        _isBegun = true;
        return _avro;
    }
}
