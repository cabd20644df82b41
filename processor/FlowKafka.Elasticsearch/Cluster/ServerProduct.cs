using System.Buffers;
using System.Text.Json;

namespace FlowKafka.Elasticsearch;

/// <summary>What kind of server answers, and of which version.</summary>
/// <param name="Distribution">Elasticsearch or OpenSearch.</param>
/// <param name="Version">Its version; what follows the three numbers is left out.</param>
public sealed record ServerProduct(ServerDistribution Distribution, Version Version)
{
    private static readonly SearchValues<char> Numbers = SearchValues.Create("0123456789.");

    /// <summary>Reads the answer to <c>GET /</c>; null when it is of no such server.</summary>
    public static ServerProduct? Read(ReadOnlySpan<byte> answer)
    {
        try
        {
            var reader = new Utf8JsonReader(answer);
            using var document = JsonDocument.ParseValue(ref reader);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>As a user would name it: <c>Elasticsearch 8.17.0</c>.</summary>
    public override string ToString() => $"{Distribution} {Version}";

    private static ServerProduct? Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("version", out var version)
            || version.ValueKind != JsonValueKind.Object
            || !version.TryGetProperty("number", out var number)
            || number.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var text = number.GetString()!;
        var end = text.AsSpan().IndexOfAnyExcept(Numbers);
        if (!Version.TryParse(end < 0 ? text : text[..end], out var numbers))
            return null;
        // Elasticsearch names no distribution.
        var isOpenSearch = version.TryGetProperty("distribution", out var name)
            && name.ValueKind == JsonValueKind.String
            && name.ValueEquals("opensearch");
        return new(isOpenSearch ? ServerDistribution.OpenSearch : ServerDistribution.Elasticsearch, numbers);
    }
}
