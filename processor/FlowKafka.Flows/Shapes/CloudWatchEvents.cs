using System.Text.Json;

namespace FlowKafka.Flows;

/// <summary>Takes the log events of a subscription envelope one by one.</summary>
internal sealed class CloudWatchEvents(DecodeSession session, EnvelopeBuffers buffers)
{
    private readonly EventIdentity _identity = new();

    /// <summary>Takes the events from <paramref name="at"/> on, up to the array's end or the break.</summary>
    public void Take(ReadOnlySpan<byte> data, int at, ulong source, IFlowSink sink)
    {
        var taken = TakePlain(data, at + 1, source, sink);
        if (taken < 0)
            return;
        var reader = new Utf8JsonReader(data[at..], isFinalBlock: true, default);
        if (!TryRead(ref reader))
            return;
        while (TryRead(ref reader) && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = at + (int)reader.TokenStartIndex;
            if (!TryReadEvent(ref reader, out var id, out var message, out var hasMessage))
                return;
            if (taken-- > 0)
                continue;
            if (!hasMessage)
            {
                session.Outlet.Offer();
                session.Outlet.Reject(RejectReason.MissingField, data[start..(at + (int)reader.BytesConsumed)], sink);
                session.Outlet.NextDocument();
            }
            else
            {
                TakeMessage(message, id, source, sink);
            }
        }
    }

    /// <summary>Takes events of the usual form; returns how many, or -1 when there are no others.</summary>
    private int TakePlain(ReadOnlySpan<byte> data, int at, ulong source, IFlowSink sink)
    {
        var taken = 0;
        while (PlainLogEvent.Read(data[at..], out var id, out var message) is var length and > 0)
        {
            TakeMessage(message, id, source, sink);
            taken++;
            at += length;
            if (at == data.Length || data[at] is not ((byte)',' or (byte)']'))
                break;
            if (data[at++] == ']')
                return -1;
        }

        return taken;
    }

    private void TakeMessage(ReadOnlySpan<byte> message, ReadOnlySpan<byte> id, ulong source, IFlowSink sink)
    {
        if (EnvelopeDocument.IsText(message))
        {
            session.TakeText(message, id, source, sink);
            return;
        }

        _identity.Begin(id, source);
        session.TakePart(message, _identity, sink);
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
                    id = UnescapedText.Of(ref reader, buffers.Name);
                }
                else if (isMessage)
                {
                    message = UnescapedText.Of(ref reader, buffers.Message);
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
}
