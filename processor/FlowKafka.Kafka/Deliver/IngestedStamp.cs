using System.Text;
using System.Text.Json;

namespace FlowKafka.Kafka.Deliver;

/// <summary>Reads a document's <c>@timestamp</c>, and says where in it <c>event.ingested</c> belongs.</summary>
internal static class IngestedStamp
{
    /// <summary>Finds the first byte inside the braces of the top-level object <c>event</c>, and the document's time.</summary>
    /// <returns>The place, or -1 when the document has no such object with a member.</returns>
    public static int Find(ReadOnlySpan<byte> document, out DateTimeOffset? timestamp)
    {
        timestamp = null;
        var place = -1;
        try
        {
            var json = new Utf8JsonReader(document);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
                return -1;
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName && (place < 0 || timestamp is null))
            {
                var isTime = json.ValueTextEquals("@timestamp"u8);
                var isEvent = json.ValueTextEquals("event"u8);
                json.Read();
                if (isTime && json.TokenType == JsonTokenType.String && json.TryGetDateTimeOffset(out var time))
                    timestamp = time;
                if (isEvent && json.TokenType == JsonTokenType.StartObject)
                    place = (int)json.TokenStartIndex + 1;
                json.Skip();
            }
        }
        catch (JsonException)
        {
            return -1;
        }

        return place >= 0 && document[place..].TrimStart(" "u8).StartsWith("\""u8) ? place : -1;
    }

    /// <summary>The member to insert, with its comma.</summary>
    public static byte[] Of(DateTimeOffset moment) =>
        Encoding.ASCII.GetBytes(string.Create(null, $"\"ingested\":\"{moment.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\","));
}
