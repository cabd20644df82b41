using System.Buffers.Binary;
using System.Text.Json;

namespace FlowKafka.Flows;

/// <summary>Takes one JSON document: a subscription envelope of CloudWatch Logs, or an object with a message.</summary>
internal sealed class FlowLogDocument(DecodeSession session)
{
    private byte[] _message = [];
    private byte[] _eventId = [];

    private enum Property : byte
    {
        Other,
        MessageType,
        Owner,
        LogGroup,
        LogStream,
        LogEvents,
        Message,
    }

    private enum Kind : byte
    {
        Unknown,
        Data,
        Control,
    }

    private ref struct Outline
    {
        public Kind Kind;
        public bool HasKind;
        public bool HasMessage;
        public int Events;
        public ReadOnlySpan<byte> Message;
        public ulong Owner;
        public ulong LogGroup;
        public ulong LogStream;
    }

    /// <summary>Takes the document at the start of the data. Nothing is taken of one that is not whole yet; of one that
    /// breaks off the events before the break are.</summary>
    /// <param name="data">Bytes from the document's <c>{</c> on.</param>
    /// <param name="isFinal">No bytes come after these.</param>
    /// <param name="sink">Takes the records.</param>
    /// <param name="length">The document's length, when it is whole; also of one that is no envelope.</param>
    public DocumentOutcome Take(ReadOnlySpan<byte> data, bool isFinal, IFlowSink sink, out int length)
    {
        var outline = new Outline { Events = -1 };
        length = Read(data, isFinal, ref outline);
        if (length == 0)
            return isFinal ? DocumentOutcome.Broken : DocumentOutcome.Incomplete;
        if (outline.Events >= 0 && (outline.Kind == Kind.Data || !outline.HasKind))
        {
            TakeEvents(data[..(length < 0 ? data.Length : length)], outline.Events, SourceOf(outline), sink);
            return length < 0 ? DocumentOutcome.Broken : DocumentOutcome.Taken;
        }

        if (length < 0)
            return DocumentOutcome.Broken;
        if (outline.Kind == Kind.Control)
        {
            session.Outlet.Offer();
            session.Outlet.Skip(SkipReason.ControlMessage, sink);
        }
        else if (outline.HasMessage)
        {
            session.Outlet.Open(FlowLogEnvelope.Message);
            session.Lines.TakeMessage(outline.Message, default, 0, sink);
        }
        else
        {
            return DocumentOutcome.Foreign;
        }

        session.Outlet.NextDocument();
        return DocumentOutcome.Taken;
    }

    /// <summary>Reads the document's properties, and skips what lies in them.</summary>
    private int Read(ReadOnlySpan<byte> data, bool isFinal, ref Outline outline)
    {
        var reader = new Utf8JsonReader(data, isFinal, default);
        try
        {
            if (!reader.Read())
                return 0;
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.EndObject)
                    return (int)reader.BytesConsumed;
                var property = PropertyOf(ref reader);
                if (!reader.Read())
                    return 0;
                if (reader.TokenType == JsonTokenType.String)
                    Note(property, ref reader, ref outline);
                else if (property == Property.LogEvents && reader.TokenType == JsonTokenType.StartArray)
                    outline.Events = (int)reader.TokenStartIndex;
                if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject && !reader.TrySkip())
                    return 0;
            }

            return 0;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return -1;
        }
    }

    private void Note(Property property, scoped ref Utf8JsonReader reader, scoped ref Outline outline)
    {
        switch (property)
        {
            case Property.MessageType:
                outline.HasKind = true;
                outline.Kind = reader.ValueTextEquals("DATA_MESSAGE"u8) ? Kind.Data
                    : reader.ValueTextEquals("CONTROL_MESSAGE"u8) ? Kind.Control : Kind.Unknown;
                break;
            case Property.Owner:
                outline.Owner = StableHash.OfText(Text(ref reader, ref _eventId));
                break;
            case Property.LogGroup:
                outline.LogGroup = StableHash.OfText(Text(ref reader, ref _eventId));
                break;
            case Property.LogStream:
                outline.LogStream = StableHash.OfText(Text(ref reader, ref _eventId));
                break;
            case Property.Message:
                outline.HasMessage = true;
                outline.Message = Text(ref reader, ref _message);
                break;
            default:
                break;
        }
    }

    private void TakeEvents(ReadOnlySpan<byte> data, int at, ulong source, IFlowSink sink)
    {
        var reader = new Utf8JsonReader(data[at..], isFinalBlock: true, default);
        if (!TryRead(ref reader))
            return;
        while (TryRead(ref reader) && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = at + (int)reader.TokenStartIndex;
            if (!TryReadEvent(ref reader, out var id, out var message, out var hasMessage))
                return;
            if (hasMessage)
            {
                session.Lines.TakeMessage(message, id, source, sink);
            }
            else
            {
                session.Outlet.Offer();
                session.Outlet.Reject(RejectReason.MissingField, data[start..(at + (int)reader.BytesConsumed)], sink);
            }

            session.Outlet.NextDocument();
        }
    }

    private bool TryReadEvent(
        scoped ref Utf8JsonReader reader, out ReadOnlySpan<byte> id, out ReadOnlySpan<byte> message, out bool hasMessage)
    {
        id = default;
        message = default;
        hasMessage = false;
        try
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                return true;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isId = reader.ValueTextEquals("id"u8);
                var isMessage = !isId && reader.ValueTextEquals("message"u8);
                reader.Read();
                if (reader.TokenType != JsonTokenType.String)
                {
                    reader.Skip();
                }
                else if (isId)
                {
                    id = Text(ref reader, ref _eventId);
                }
                else if (isMessage)
                {
                    message = Text(ref reader, ref _message);
                    hasMessage = true;
                }
            }

            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool TryRead(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The string's bytes: in place, or unescaped into the buffer.</summary>
    private static ReadOnlySpan<byte> Text(scoped ref Utf8JsonReader reader, ref byte[] buffer)
    {
        if (!reader.ValueIsEscaped)
            return reader.ValueSpan;
        if (buffer.Length < reader.ValueSpan.Length)
            buffer = new byte[Math.Max(1024, reader.ValueSpan.Length * 2)];
        return buffer.AsSpan(0, reader.CopyString(buffer));
    }

    /// <summary>Event ids are unique in their log stream; the hash of its names tells the streams apart.</summary>
    private static ulong SourceOf(in Outline outline)
    {
        Span<byte> names = stackalloc byte[24];
        BinaryPrimitives.WriteUInt64LittleEndian(names, outline.Owner);
        BinaryPrimitives.WriteUInt64LittleEndian(names[8..], outline.LogGroup);
        BinaryPrimitives.WriteUInt64LittleEndian(names[16..], outline.LogStream);
        return StableHash.OfText(names);
    }

    private static Property PropertyOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("messageType"u8) ? Property.MessageType
        : reader.ValueTextEquals("logEvents"u8) ? Property.LogEvents
        : reader.ValueTextEquals("logGroup"u8) ? Property.LogGroup
        : reader.ValueTextEquals("logStream"u8) ? Property.LogStream
        : reader.ValueTextEquals("owner"u8) ? Property.Owner
        : reader.ValueTextEquals("message"u8) ? Property.Message
        : Property.Other;
}
