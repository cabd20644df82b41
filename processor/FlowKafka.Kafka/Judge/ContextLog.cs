using FlowKafka.Detection;
using FlowKafka.Detection.Hosts;
using FlowKafka.Flows;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Exchange;
using FlowKafka.Kafka.Serialization;

namespace FlowKafka.Kafka.Judge;

/// <summary>
/// What the host stage has told one partition of judge, until it is applied, and from where a restart must read it again.
/// </summary>
internal sealed class ContextLog
{
    private readonly IContextSink _judge;
    private readonly SymbolTable _names;
    private readonly long _windowSize;
    private readonly ExchangeReader _reader;
    private readonly SourceTrail[] _trails;
    private readonly NetworkContext[] _shares;

    /// <summary>Makes an empty log.</summary>
    /// <param name="judge">What is applied to.</param>
    /// <param name="names">Where equal names become one string.</param>
    /// <param name="windowSize">The size of a window, milliseconds.</param>
    /// <param name="sources">Partitions of the host stage.</param>
    /// <param name="from">The offset that is read first.</param>
    public ContextLog(IContextSink judge, SymbolTable names, long windowSize, int sources, long from)
    {
        (_judge, _names, _windowSize) = (judge, names, windowSize);
        _reader = new ExchangeReader(sources, dropRepeats: true);
        _shares = new NetworkContext[sources];
        _trails = new SourceTrail[sources];
        for (var i = 0; i < sources; i++)
            _trails[i] = new(from);
    }

    /// <summary>All that is told as of moments at or before it has come, Unix milliseconds.</summary>
    public long ClosedThrough => _reader.ClosedThrough;

    /// <summary>All that is told as of moments at or before it has been applied, Unix milliseconds.</summary>
    public long Applied => _reader.Reached;

    /// <summary>Bytes that are held.</summary>
    public long Bytes { get; private set; }

    /// <summary>True when nothing is held.</summary>
    public bool IsEmpty => _reader.IsEmpty;

    /// <summary>Takes the next message.</summary>
    public void Take(in BatchMessage message)
    {
        var repeats = _reader.Repeats;
        _reader.Take(message);
        if (_reader.Repeats != repeats)
            return;
        if (ExchangePackCodec.Is(message.Value))
        {
            var pack = ExchangePackCodec.Decode(message.Value);
            Bytes += pack.Payload.Length;
            _trails[pack.Source].AddPack(pack.WindowEnd, message.Offset);
            return;
        }

        var marker = ExchangeMarkerCodec.Decode(message.Value);
        _trails[marker.Source].AddMarker(marker.ClosedThrough, message.Offset);
    }

    /// <summary>Applies what is complete, window by window, as of moments at or before this one.</summary>
    /// <returns>False when there was nothing.</returns>
    public bool Apply(long through)
    {
        var any = false;
        while (_reader.TryPeekStep(through, out var end, out var hasData))
        {
            // The network as of a window's start is known to what the window tells, whichever markers came in between.
            if (hasData && end - _windowSize > _reader.Reached)
                _reader.TryPeekStep(end -= _windowSize, out _, out _);
            _reader.ReadStep(Apply);
            for (var source = 0; source < _shares.Length; source++)
            {
                if (_reader.MarkerPayload(source) is { IsEmpty: false } payload)
                    _shares[source] = NetworkContextCodec.Decode(payload);
            }

            _judge.Complete(end, _shares);
            any = true;
        }

        return any;
    }

    /// <summary>Where to read from to see all that is told as of moments after this one, and the network as of it.</summary>
    public long ReadFrom(long moment)
    {
        var from = long.MaxValue;
        foreach (var trail in _trails)
            from = Math.Min(from, trail.ReadFrom(moment));
        return from;
    }

    private void Apply(ReadOnlySpan<byte> payload)
    {
        Bytes -= payload.Length;
        ContextPackReader.Decode(payload, _names, _judge);
    }
}
