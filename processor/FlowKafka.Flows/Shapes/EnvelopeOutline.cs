using System.Buffers.Binary;
using System.Text.Json;

namespace FlowKafka.Flows;

/// <summary>What a JSON document shows of being an envelope: its own properties, without what lies in them.</summary>
internal ref struct EnvelopeOutline
{
    public enum MessageKind : byte
    {
        None,
        Data,
        Control,
        Other,
    }

    /// <summary>What <c>messageType</c> says.</summary>
    public MessageKind Kind;

    /// <summary>Where the array of log events begins, or -1.</summary>
    public int Events;

    /// <summary><c>message</c>, a text or an object as it stands.</summary>
    public ReadOnlySpan<byte> Message;

    /// <summary>Whether there is a message, and whether it is an object.</summary>
    public bool HasMessage, IsMessageObject;

    /// <summary><c>data</c>, a text.</summary>
    public ReadOnlySpan<byte> Data;

    /// <summary>Whether there is such a text.</summary>
    public bool HasData;

    /// <summary>The reader's state behind the <c>[</c> of an array of documents, where one began.</summary>
    public JsonReaderState Tail;

    /// <summary>Whether such an array began: nothing behind it has been read.</summary>
    public bool HasDocuments;

    private ulong _owner;
    private ulong _logGroup;
    private ulong _logStream;

    public EnvelopeOutline() => Events = -1;

    private enum Property : byte
    {
        Other,
        MessageType,
        Owner,
        LogGroup,
        LogStream,
        LogEvents,
        Message,
        Data,
        Documents,
    }

    /// <summary>Hash of the log group's name.</summary>
    public readonly ulong LogGroup => _logGroup;

    /// <summary>Event ids are unique in their log stream; the hash of its names tells the streams apart.</summary>
    public readonly ulong Source
    {
        get
        {
            Span<byte> names = stackalloc byte[24];
            BinaryPrimitives.WriteUInt64LittleEndian(names, _owner);
            BinaryPrimitives.WriteUInt64LittleEndian(names[8..], _logGroup);
            BinaryPrimitives.WriteUInt64LittleEndian(names[16..], _logStream);
            return StableHash.OfText(names);
        }
    }

    /// <summary>Reads the properties of the document at the start of the data, up to its end or to an array of documents.</summary>
    /// <returns>The length read, 0 when it is not whole yet, -1 when it is broken.</returns>
    public int Read(ReadOnlySpan<byte> data, bool isFinal, EnvelopeBuffers buffers)
    {
        var reader = new Utf8JsonReader(data, isFinal, default);
        return Read(ref reader, data, buffers);
    }

    /// <summary>Reads on behind an array of documents, from its <c>]</c> on.</summary>
    /// <returns>As <see cref="Read(ReadOnlySpan{byte}, bool, EnvelopeBuffers)"/>.</returns>
    public int ReadOn(ReadOnlySpan<byte> data, bool isFinal, JsonReaderState tail, EnvelopeBuffers buffers)
    {
        var reader = new Utf8JsonReader(data, isFinal, tail);
        return Read(ref reader, data, buffers);
    }

    private int Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> data, EnvelopeBuffers buffers)
    {
        var origin = 0; // of what the reader reads
        try
        {
            if (!reader.Read())
                return 0;
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.EndObject)
                    return origin + (int)reader.BytesConsumed;
                var property = PropertyOf(ref reader);
                if (!reader.Read())
                    return 0;
                if (reader.TokenType == JsonTokenType.StartArray && property == Property.Documents)
                {
                    HasDocuments = true;
                    Tail = reader.CurrentState;
                    return origin + (int)reader.BytesConsumed;
                }

                var start = origin + (int)reader.TokenStartIndex;
                if (reader.TokenType == JsonTokenType.String)
                    Note(property, ref reader, buffers);
                else if (reader.TokenType == JsonTokenType.StartArray && property == Property.LogEvents)
                    Events = start;
                var isObject = reader.TokenType == JsonTokenType.StartObject;
                if (Events == start ? !TrySkipEvents(ref reader, data, ref origin) : !reader.TrySkip())
                    return 0;
                if (isObject && property == Property.Message)
                    SetMessage(data[start..(origin + (int)reader.BytesConsumed)], isObject: true);
            }

            return 0;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return -1;
        }
    }

    /// <summary>Passes over log events: first those of the usual form, from behind which another reader goes on.</summary>
    private readonly bool TrySkipEvents(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> data, ref int origin)
    {
        var depth = reader.CurrentDepth;
        origin = PlainLogEvent.Skip(data, Events + 1);
        reader = new Utf8JsonReader(data[origin..], reader.IsFinalBlock, reader.CurrentState);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndArray && reader.CurrentDepth == depth)
                return true;
        }

        return false;
    }

    private void Note(Property property, scoped ref Utf8JsonReader reader, EnvelopeBuffers buffers)
    {
        switch (property)
        {
            case Property.MessageType:
                Kind = reader.ValueTextEquals("DATA_MESSAGE"u8) ? MessageKind.Data
                    : reader.ValueTextEquals("CONTROL_MESSAGE"u8) ? MessageKind.Control : MessageKind.Other;
                break;
            case Property.Owner:
                _owner = StableHash.OfText(UnescapedText.Of(ref reader, buffers.Name));
                break;
            case Property.LogGroup:
                _logGroup = StableHash.OfText(UnescapedText.Of(ref reader, buffers.Name));
                break;
            case Property.LogStream:
                _logStream = StableHash.OfText(UnescapedText.Of(ref reader, buffers.Name));
                break;
            case Property.Message:
                SetMessage(UnescapedText.Of(ref reader, buffers.Message), isObject: false);
                break;
            case Property.Data:
                HasData = true;
                Data = UnescapedText.Of(ref reader, buffers.Data);
                break;
            default:
                break;
        }
    }

    private void SetMessage(ReadOnlySpan<byte> message, bool isObject)
    {
        (HasMessage, IsMessageObject) = (true, isObject);
        Message = message;
    }

    private static Property PropertyOf(scoped ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("messageType"u8) ? Property.MessageType
        : reader.ValueTextEquals("logEvents"u8) ? Property.LogEvents
        : reader.ValueTextEquals("logGroup"u8) ? Property.LogGroup
        : reader.ValueTextEquals("logStream"u8) ? Property.LogStream
        : reader.ValueTextEquals("owner"u8) ? Property.Owner
        : reader.ValueTextEquals("message"u8) ? Property.Message
        : reader.ValueTextEquals("data"u8) ? Property.Data
        : reader.ValueTextEquals("records"u8) || reader.ValueTextEquals("receivedMessages"u8) ? Property.Documents
        : Property.Other;
}
