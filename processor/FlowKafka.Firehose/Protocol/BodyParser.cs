using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace FlowKafka.Firehose;

/// <summary>
/// Finds the records of a body, and decodes each in its place: base64 is never shorter than what it stands for.
/// A body is taken whole or not at all.
/// </summary>
internal static class BodyParser
{
    /// <summary>Parses a body.</summary>
    /// <param name="body">The JSON text, of which nothing is left as it was.</param>
    /// <param name="requestId">The request's id by its header.</param>
    /// <param name="records">Gets the records' places.</param>
    public static Refusal Parse(Span<byte> body, string requestId, RecordList records)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            return ParseRequest(ref reader, body, requestId, records);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The latter is a string that is no text, as half of a surrogate pair.
            return Refusal.BadJson;
        }
    }

    private static Refusal ParseRequest(ref Utf8JsonReader reader, Span<byte> body, string requestId, RecordList records)
    {
        var hasId = false;
        var hasRecords = false;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return Refusal.BadJson;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var refusal = Refusal.None;
            if (reader.ValueTextEquals("requestId"u8))
                refusal = ParseId(ref reader, requestId, ref hasId);
            else if (reader.ValueTextEquals("records"u8))
                refusal = ParseRecords(ref reader, body, records, ref hasRecords);
            else
                reader.Skip();
            if (refusal != Refusal.None)
                return refusal;
        }

        // Nothing may follow: this throws where something does.
        reader.Read();
        return !hasId ? Refusal.RequestIdDiffers : !hasRecords || records.Count == 0 ? Refusal.RecordCount : Refusal.None;
    }

    private static Refusal ParseId(ref Utf8JsonReader reader, string requestId, ref bool hasId)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.String || hasId)
            return Refusal.BadJson;
        hasId = true;
        return reader.ValueTextEquals(requestId) ? Refusal.None : Refusal.RequestIdDiffers;
    }

    private static Refusal ParseRecords(ref Utf8JsonReader reader, Span<byte> body, RecordList records, ref bool hasRecords)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray || hasRecords)
            return Refusal.BadJson;
        hasRecords = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var refusal = ParseRecord(ref reader, body, records);
            if (refusal != Refusal.None)
                return refusal;
        }

        return reader.TokenType == JsonTokenType.EndArray ? Refusal.None : Refusal.BadJson;
    }

    private static Refusal ParseRecord(ref Utf8JsonReader reader, Span<byte> body, RecordList records)
    {
        var hasData = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!reader.ValueTextEquals("data"u8))
            {
                reader.Skip();
                continue;
            }

            if (!reader.Read() || reader.TokenType != JsonTokenType.String || hasData)
                return Refusal.BadJson;
            hasData = true;
            var refusal = Decode(ref reader, body, records);
            if (refusal != Refusal.None)
                return refusal;
        }

        return hasData ? Refusal.None : Refusal.BadJson;
    }

    private static Refusal Decode(ref Utf8JsonReader reader, Span<byte> body, RecordList records)
    {
        var start = (int)reader.TokenStartIndex + 1;
        var text = body.Slice(start, reader.ValueSpan.Length);
        if (reader.ValueIsEscaped)
            text = text[..Unescape(ref reader, text)];
        if (Base64.DecodeFromUtf8InPlace(text, out var length) != OperationStatus.Done)
            return Refusal.BadBase64;
        if (length > FirehoseLimits.Record)
            return Refusal.RecordTooLarge;
        return records.TryAdd(new(start, length)) ? Refusal.None : Refusal.RecordCount;
    }

    // Some writers of JSON escape the '/' and '+' of base64.
    private static int Unescape(ref Utf8JsonReader reader, Span<byte> text)
    {
        var plain = ArrayPool<byte>.Shared.Rent(text.Length);
        try
        {
            var length = reader.CopyString(plain);
            plain.AsSpan(0, length).CopyTo(text);
            return length;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain);
        }
    }
}
