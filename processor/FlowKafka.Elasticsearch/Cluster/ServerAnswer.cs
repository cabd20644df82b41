using System.Text.Json;

namespace FlowKafka.Elasticsearch;

/// <summary>What a server answered.</summary>
/// <param name="Node">Who.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body, whole.</param>
public sealed record ServerAnswer(Uri Node, int Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>True for 200 to 299.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>What <c>Retry-After</c> asks for, from now; null when there is none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Where a redirection points; null when there is none.</summary>
    public Uri? Location { get; init; }

    /// <summary>The server's error, as <c>type: reason</c>; null when the body holds none.</summary>
    public string? Error => ErrorText.Of(Body.Span);

    /// <summary>The body as JSON; null when it is none.</summary>
    public JsonDocument? Json()
    {
        try
        {
            return JsonDocument.Parse(Body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
