using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace FlowKafka.Flows;

/// <summary>
/// Opens JSON documents that are envelopes: of CloudWatch Logs, of Firehose, of Pub/Sub, or any object with a message.
/// Of an object that holds an array of documents (<c>records</c>) it opens the array only; its elements come one by one.
/// </summary>
internal sealed class EnvelopeDocument
{
    private readonly DecodeSession _session;
    private readonly EnvelopeBuffers _buffers = new();
    private readonly CloudWatchEvents _events;
    private JsonReaderState _tail;
    private bool _hasOpenedArray;
    private bool _isBodyCounted;

    public EnvelopeDocument(DecodeSession session)
    {
        _session = session;
        _events = new CloudWatchEvents(session, _buffers);
    }

    /// <summary>Takes the document at the start of the data. Nothing is taken of one that is not whole yet; of one that
    /// breaks off the events before the break are.</summary>
    /// <param name="data">Bytes from the document's <c>{</c> on.</param>
    /// <param name="isFinal">No bytes come after these.</param>
    /// <param name="isElement">It is an element of an array that was opened.</param>
    /// <param name="sink">Takes the records.</param>
    /// <param name="length">The document's length, when it is whole, also of one that is no envelope; up to behind the <c>[</c>
    /// of an array that was opened.</param>
    public DocumentOutcome Take(ReadOnlySpan<byte> data, bool isFinal, bool isElement, IFlowSink sink, out int length)
    {
        var outline = new EnvelopeOutline();
        length = outline.Read(data, isFinal, _buffers);
        if (length == 0)
            return isFinal ? DocumentOutcome.Broken : DocumentOutcome.Incomplete;
        if (outline.HasDocuments)
        {
            (_hasOpenedArray, _isBodyCounted, _tail) = (true, false, outline.Tail);
            return DocumentOutcome.Taken;
        }

        var isControl = outline.Kind == EnvelopeOutline.MessageKind.Control;
        var hasEvents = outline.Events >= 0 && outline.Kind is EnvelopeOutline.MessageKind.Data or EnvelopeOutline.MessageKind.None;
        var isTooDeep = _session.Depth == DecodeSession.DeepestEnvelope;
        if (length < 0 && (!hasEvents || isTooDeep))
            return DocumentOutcome.Broken;
        if (!hasEvents && !isControl && !outline.HasMessage && !outline.HasData)
            return DocumentOutcome.Foreign;
        if (isTooDeep)
            RejectDocument(RejectReason.TooDeep, data[..length], sink);
        else if (hasEvents)
            TakeEvents(length < 0 ? data : data[..length], outline, sink);
        else if (isControl)
            SkipControlMessage(sink);
        else if (outline.HasMessage)
            TakeMessage(outline, data[..length], sink);
        else
            TakeData(isElement ? FlowLogEnvelope.FirehoseBody : FlowLogEnvelope.PubSub, outline.Data, data[..length], sink);
        return length < 0 ? DocumentOutcome.Broken : DocumentOutcome.Taken;
    }

    /// <summary>Whether the last call opened an array of documents: its elements come next. It tells once.</summary>
    public bool HasOpenedArray()
    {
        var has = _hasOpenedArray;
        _hasOpenedArray = false;
        return has;
    }

    /// <summary>Reads on behind an array that was opened, from its <c>]</c> on, to the object's end or to the next such array.</summary>
    /// <returns>The length read, 0 when more bytes must come, -1 when the object is broken.</returns>
    public int CloseArray(ReadOnlySpan<byte> data, bool isFinal)
    {
        var outline = new EnvelopeOutline();
        var length = outline.ReadOn(data, isFinal, _tail, _buffers);
        if (outline.HasDocuments)
            (_hasOpenedArray, _tail) = (true, outline.Tail);
        return length;
    }

    /// <summary>True when a message is of lines, not a document.</summary>
    public static bool IsText(ReadOnlySpan<byte> message)
    {
        var start = message.IndexOfAnyExcept(" \t\r\n"u8);
        return start < 0 || message[start] is not ((byte)'{' or (byte)'[');
    }

    private void TakeEvents(ReadOnlySpan<byte> data, in EnvelopeOutline outline, IFlowSink sink)
    {
        _session.Outlet.Open(FlowLogEnvelope.CloudWatch);
        var before = _session.Lines.EnterLogGroup(outline.LogGroup);
        _events.Take(data, outline.Events, outline.Source, sink);
        _session.Lines.LeaveLogGroup(before);
    }

    private void SkipControlMessage(IFlowSink sink)
    {
        _session.Outlet.Open(FlowLogEnvelope.CloudWatch);
        _session.Outlet.Offer();
        _session.Outlet.Skip(SkipReason.ControlMessage, sink);
        _session.Outlet.NextDocument();
    }

    private void TakeMessage(in EnvelopeOutline outline, ReadOnlySpan<byte> document, IFlowSink sink)
    {
        var message = outline.Message;
        if (outline.IsMessageObject && TryFindData(message, out var data))
        {
            TakeData(FlowLogEnvelope.PubSub, data, document, sink);
            return;
        }

        _session.Outlet.Open(FlowLogEnvelope.Message);
        if (!IsText(message))
            _session.TakePart(message, _session.Event, sink);
        else if (_session.Event is { } identity)
            _session.TakeText(message, identity.Id, identity.NextSource(), sink);
        else
            _session.TakeText(message, default, 0, sink);
    }

    private bool TryFindData(ReadOnlySpan<byte> message, out ReadOnlySpan<byte> data)
    {
        var outline = new EnvelopeOutline();
        var isWhole = outline.Read(message, isFinal: true, _buffers) == message.Length;
        data = outline.Data;
        return isWhole && outline.HasData;
    }

    /// <summary>Takes what base64 stands for: a value of its own, for which no header line outside it holds.</summary>
    private void TakeData(FlowLogEnvelope envelope, ReadOnlySpan<byte> base64, ReadOnlySpan<byte> document, IFlowSink sink)
    {
        var room = _buffers.Message.Take(Base64.GetMaxDecodedFromUtf8Length(base64.Length));
        if (Base64.DecodeFromUtf8(base64, room, out _, out var length) != OperationStatus.Done)
        {
            RejectDocument(RejectReason.BadValue, document, sink);
            return;
        }

        if (envelope != FlowLogEnvelope.FirehoseBody || !_isBodyCounted)
            _session.Outlet.Open(envelope);
        _isBodyCounted |= envelope == FlowLogEnvelope.FirehoseBody;
        _session.Lines.Begin();
        _session.TakePart(room[..length], _session.Event, sink);
        _session.Lines.Begin();
    }

    private void RejectDocument(RejectReason reason, ReadOnlySpan<byte> raw, IFlowSink sink)
    {
        _session.Outlet.Offer();
        _session.Outlet.Reject(reason, raw, sink);
        _session.Outlet.NextDocument();
    }
}
