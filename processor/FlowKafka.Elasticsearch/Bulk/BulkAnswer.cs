using System.Text.Json;

namespace FlowKafka.Elasticsearch.Bulk;

/// <summary>Reads the server's answer to a bulk request.</summary>
internal static class BulkAnswer
{
    /// <summary>Reads what is said of each document.</summary>
    /// <returns>False when it is no such answer, or speaks of another number of documents.</returns>
    public static bool TryRead(ReadOnlySpan<byte> json, Span<BulkItem> items)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject && ReadBody(ref reader, items);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool ReadBody(ref Utf8JsonReader reader, Span<BulkItem> items)
    {
        var count = -1;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isItems = reader.ValueTextEquals("items"u8);
            reader.Read();
            if (!isItems)
                reader.Skip();
            else if (count >= 0 || (count = ReadItems(ref reader, items)) < 0)
                return false;
        }

        // To the end: what follows the object is no JSON, and throws.
        return count == items.Length && !reader.Read();
    }

    private static int ReadItems(ref Utf8JsonReader reader, Span<BulkItem> items)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return -1;
        var count = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            // {"create":{…}}: one property, whatever it is called.
            if (!reader.Read() || reader.TokenType != JsonTokenType.PropertyName || !reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return -1;
            var item = ReadItem(ref reader);
            if (!reader.Read() || reader.TokenType != JsonTokenType.EndObject || count == items.Length || item.Status == 0)
                return -1;
            items[count++] = item;
        }

        return count;
    }

    private static BulkItem ReadItem(ref Utf8JsonReader reader)
    {
        var item = default(BulkItem);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("status"u8))
            {
                reader.Read();
                item = item with { Status = reader.TryGetInt32(out var status) ? status : 0 };
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                reader.Read();
                item = ReadError(ref reader, item);
            }
            else
            {
                reader.Skip();
            }
        }

        return item;
    }

    private static BulkItem ReadError(ref Utf8JsonReader reader, BulkItem item)
    {
        if (reader.TokenType == JsonTokenType.String)
            return item with { Reason = ErrorText.Shorten(reader.GetString()!) };
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return item;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isType, isReason) = (reader.ValueTextEquals("type"u8), reader.ValueTextEquals("reason"u8));
            reader.Read();
            if (isType && reader.TokenType == JsonTokenType.String)
                item = item with { Type = ErrorText.Shorten(reader.GetString()!) };
            else if (isReason && reader.TokenType == JsonTokenType.String)
                item = item with { Reason = ErrorText.Shorten(reader.GetString()!) };
            else
                reader.Skip();
        }

        return item;
    }
}
