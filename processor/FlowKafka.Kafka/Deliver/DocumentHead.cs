using System.Text.Json;

namespace FlowKafka.Kafka.Deliver;

/// <summary>What delivery must know of a document, found in one pass over it. Its spans are parts of the document.</summary>
public readonly ref struct DocumentHead
{
    /// <summary>The first byte inside the braces of the top-level object <c>event</c>, which has a member.</summary>
    public int Place { get; init; }

    /// <summary><c>@timestamp</c>.</summary>
    public DateTimeOffset Timestamp { get; init; }

    /// <summary><c>event.id</c>; empty without one.</summary>
    public ReadOnlySpan<byte> Id { get; init; }

    /// <summary>The id of the episode, or else the campaign, that the document is a revision of; empty without one.</summary>
    public ReadOnlySpan<byte> SeriesId { get; init; }

    /// <summary>The number of that revision.</summary>
    public long Revision { get; init; }

    /// <summary>When the episode or campaign began.</summary>
    public DateTimeOffset SeriesStart { get; init; }

    /// <summary>Reads it; false when the document is no JSON object with a time and an object <c>event</c> that has a member.</summary>
    /// <param name="document">The document.</param>
    /// <param name="withSeries">Whether the episode or campaign is looked for; without it the rest of the document is not read.</param>
    /// <param name="head">What was found.</param>
    public static bool TryRead(ReadOnlySpan<byte> document, bool withSeries, out DocumentHead head)
    {
        head = default;
        DateTimeOffset? timestamp = null;
        var (place, isDone) = (-1, !withSeries);
        ReadOnlySpan<byte> id = default;
        DocumentSeries series = default;
        try
        {
            var json = new Utf8JsonReader(document);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
                return false;
            while ((place < 0 || timestamp is null || !isDone) && json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var isTime = json.ValueTextEquals("@timestamp"u8);
                var isEvent = json.ValueTextEquals("event"u8);
                var isOurs = withSeries && json.ValueTextEquals("flowkafka"u8);
                json.Read();
                if (isTime && json.TokenType == JsonTokenType.String && json.TryGetDateTimeOffset(out var time))
                    timestamp = time;
                if (isEvent && json.TokenType == JsonTokenType.StartObject)
                {
                    place = (int)json.TokenStartIndex + 1;
                    id = IdIn(ref json);
                }
                else if (isOurs && json.TokenType == JsonTokenType.StartObject)
                {
                    isDone = true;
                    series = DocumentSeries.In(ref json);
                }

                json.Skip();
            }
        }
        catch (JsonException)
        {
            return false;
        }

        if (timestamp is null || place < 0 || !document[place..].TrimStart(" "u8).StartsWith("\""u8))
            return false;
        head = new DocumentHead
        {
            Place = place,
            Timestamp = timestamp.Value,
            Id = id,
            SeriesId = series.Id,
            Revision = series.Revision,
            SeriesStart = series.Start,
        };
        return true;
    }

    // Reads to the end of the object.
    private static ReadOnlySpan<byte> IdIn(scoped ref Utf8JsonReader json)
    {
        ReadOnlySpan<byte> id = default;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isId = json.ValueTextEquals("id"u8);
            json.Read();
            if (isId && json.TokenType == JsonTokenType.String && !json.ValueIsEscaped)
                id = json.ValueSpan;
            json.Skip();
        }

        return id;
    }
}
