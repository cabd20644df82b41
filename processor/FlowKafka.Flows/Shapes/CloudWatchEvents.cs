using System.Text.Json;

namespace FlowKafka.Flows;

/// <summary>Takes the log events of a subscription envelope one by one.</summary>
internal sealed class CloudWatchEvents(DecodeSession session, EnvelopeBuffers buffers)
{
    private readonly EventIdentity _identity = new();

    /// <summary>Takes the events from <paramref name="at"/> on, up to the array's end or the break.</summary>
    public void Take(ReadOnlySpan<byte> data, int at, ulong source, IFlowSink sink)
    {
        var reader = new Utf8JsonReader(data[at..], isFinalBlock: true, default);
        if (!TryRead(ref reader))
            return;
        while (TryRead(ref reader) && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = at + (int)reader.TokenStartIndex;
            if (!TryReadEvent(ref reader, out var id, out var message, out var hasMessage))
                return;
            if (!hasMessage)
            {
                session.Outlet.Offer();
                session.Outlet.Reject(RejectReason.MissingField, data[start..(at + (int)reader.BytesConsumed)], sink);
                session.Outlet.NextDocument();
            }
            else if (EnvelopeDocument.IsText(message))
            {
                session.TakeText(message, id, source, sink);
            }
            else
            {
                _identity.Begin(id, source);
                session.TakePart(message, _identity, sink);
            }
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
