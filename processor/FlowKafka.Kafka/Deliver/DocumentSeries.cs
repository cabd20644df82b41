using System.Text.Json;

namespace FlowKafka.Kafka.Deliver;

/// <summary>The episode or campaign that a document is a revision of, as its object <c>flowkafka</c> says.</summary>
internal readonly ref struct DocumentSeries
{
    public ReadOnlySpan<byte> Id { get; private init; }

    public long Revision { get; private init; }

    public DateTimeOffset Start { get; private init; }

    /// <summary>Reads the object <c>flowkafka</c> to its end. An episode names its campaign, too: the episode comes first.</summary>
    public static DocumentSeries In(scoped ref Utf8JsonReader json)
    {
        DocumentSeries episode = default, campaign = default;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isEpisode = json.ValueTextEquals("episode"u8);
            var isCampaign = json.ValueTextEquals("campaign"u8);
            json.Read();
            if (isEpisode && json.TokenType == JsonTokenType.StartObject)
                episode = Read(ref json);
            else if (isCampaign && json.TokenType == JsonTokenType.StartObject)
                campaign = Read(ref json);
            json.Skip();
        }

        return episode.Id.IsEmpty ? campaign : episode;
    }

    private static DocumentSeries Read(scoped ref Utf8JsonReader json)
    {
        ReadOnlySpan<byte> id = default;
        DateTimeOffset start = default;
        var revision = 0L;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isId = json.ValueTextEquals("id"u8);
            var isRevision = json.ValueTextEquals("revision"u8);
            var isStart = json.ValueTextEquals("start"u8);
            json.Read();
            if (isId && json.TokenType == JsonTokenType.String && !json.ValueIsEscaped)
                id = json.ValueSpan;
            else if (isRevision && json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var number))
                revision = number;
            else if (isStart && json.TokenType == JsonTokenType.String && json.TryGetDateTimeOffset(out var moment))
                start = moment;
            json.Skip();
        }

        return new() { Id = id, Revision = revision, Start = start };
    }
}
