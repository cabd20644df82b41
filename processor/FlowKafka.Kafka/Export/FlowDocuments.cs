using System.Buffers;
using FlowKafka.Detection.Documents;
using FlowKafka.Detection.Models;
using FlowKafka.Flows;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Deliver;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Serialization;
using FlowKafka.Streams.Points;

namespace FlowKafka.Kafka.Export;

/// <summary>Messages of closed windows: each point is a flow document, or each that lies in a model's hull. Markers are none.</summary>
internal sealed class FlowDocuments : IMessageDocuments
{
    private readonly ExportOptions _options;
    private readonly WindowDocument _document;
    private readonly ArrayBufferWriter<byte> _buffer = new(8 * 1024);
    private readonly SymbolTable _names = new();
    private readonly PointHandler _handler;
    private DocumentOutput _output = null!;
    private int _passed;
    private int _done;
    private bool _isFull;
    private long _leftOut;

    public FlowDocuments(ExportOptions options, OwnNetworks ownNetworks, IReadOnlyList<Model> models)
    {
        _options = options;
        _document = new WindowDocument(ownNetworks, models);
        _handler = Take;
    }

    public int Send(in BatchMessage message, int done, DocumentOutput output)
    {
        if (!WindowPackReader.Is(message.Value))
            return ClosedMarkerCodec.Is(message.Value) ? IMessageDocuments.All : throw UnreadableMessage.At(message);
        (_output, _passed, _done, _isFull, _leftOut) = (output, 0, done, false, 0);
        _document.StampAs(_options.Namespace, output.Now().ToUnixTimeMilliseconds());
        WindowPackReader.Decode(message.Value, _names, _handler);
        output.CountLeftOut(_leftOut);
        return _isFull ? _done : IMessageDocuments.All;
    }

    private void Take(in WindowPoint point)
    {
        if (_isFull || _passed++ < _done)
            return;
        _buffer.ResetWrittenCount();
        if (!TryWrite(point))
            _leftOut++;
        else if (!_output.TryAdd(new DocumentHead { Id = _document.Id }, _buffer.WrittenSpan))
            _isFull = true;
        if (!_isFull)
            _done = _passed;
    }

    private bool TryWrite(in WindowPoint point)
    {
        if (_options.OnlyInHull)
            return _document.TryWriteInHull(point, _buffer);
        _document.Write(point, _buffer);
        return true;
    }
}
