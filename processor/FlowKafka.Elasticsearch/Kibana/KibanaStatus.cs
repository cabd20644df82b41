using System.Text.Json;
using System.Text.Json.Nodes;
using FlowKafka.Elasticsearch.Setup;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>Asks Kibana which version it is.</summary>
internal static class KibanaStatus
{
    /// <summary>Its version. OpenSearch Dashboards counts its own: below 7.</summary>
    /// <exception cref="ServerException">There is no answer, or not Kibana's.</exception>
    public static async Task<Version> FindAsync(ISetupServer kibana, CancellationToken stop)
    {
        var answer = await kibana.ReadAsync(new("kibana", HttpMethod.Get, "api/status", default), stop).ConfigureAwait(false);
        if (!answer.IsSuccess)
            throw new ServerException(ServerFault.Refused, kibana.Explain(answer));
        return Read(answer.Body.Span)
            ?? throw new ServerException(ServerFault.Refused, $"{answer.Node} does not answer as Kibana does: check Kibana:Url.");
    }

    private static Version? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var number = (string?)(JsonNode.Parse(body)?["version"]?["number"] as JsonValue);
            return Version.TryParse(number?.Split('-')[0], out var version) ? version : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
