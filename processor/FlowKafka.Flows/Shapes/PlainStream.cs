namespace FlowKafka.Flows;

/// <summary>Looks at the first two bytes of its source and unpacks it, if need be, down to a depth.</summary>
internal sealed class PlainStream(Stream source, int depth, DecompressionBudget budget, RecordOutlet outlet) : ReadOnlyStream
{
    private readonly byte[] _start = new byte[2];
    private Stream? _unpacked;
    private int _held;
    private int _given;
    private bool _isKnown;

    public override int Read(Span<byte> buffer)
    {
        if (!_isKnown)
            Look();
        if (_unpacked is not null)
            return _unpacked.Read(buffer);
        if (_given == _held)
            return source.Read(buffer);
        var count = Math.Min(buffer.Length, _held - _given);
        _start.AsSpan(_given, count).CopyTo(buffer);
        _given += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _unpacked?.Dispose();
        base.Dispose(disposing);
    }

    private void Look()
    {
        _isKnown = true;
        _held = source.ReadAtLeast(_start, 2, throwOnEndOfStream: false);
        if (depth == 0 || !Gzip.Is(_start.AsSpan(0, _held)))
            return;
        outlet.Open(FlowLogEnvelope.Gzip);
        var packed = new PlainStream(source, depth: 0, budget, outlet) { _isKnown = true, _held = _held };
        _start.CopyTo(packed._start, 0);
        _unpacked = new PlainStream(new GzipMembers(packed, budget), depth - 1, budget, outlet);
    }
}
