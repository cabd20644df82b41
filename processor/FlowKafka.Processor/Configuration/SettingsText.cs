using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FlowKafka.Kafka.Ingest;

namespace FlowKafka.Processor.Configuration;

/// <summary>Writes effective settings as JSON, with secrets hidden.</summary>
internal static class SettingsText
{
    /// <summary>What stands for a secret.</summary>
    public const string Hidden = "********";

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        IgnoreReadOnlyProperties = true,
    };

    public static string Of(Settings settings)
    {
        var config = settings.Kafka.ClientConfig.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .ToDictionary(pair => pair.Key, pair => IsSecret(pair.Key) ? Hidden : pair.Value);
        var ingest = settings.Ingest with
        {
            Topics = [.. settings.Ingest.Topics.Select(topic => topic with { Avro = WithoutSecrets(topic.Avro) })],
            Files = settings.Ingest.Files with { Avro = WithoutSecrets(settings.Ingest.Files.Avro) },
        };
        var shown = settings with
        {
            Kafka = settings.Kafka with { ClientConfig = config },
            Ingest = ingest,
            Elasticsearch = settings.Elasticsearch with
            {
                Nodes = [.. settings.Elasticsearch.Nodes.Select(WithoutUser)],
                ApiKey = Shown(settings.Elasticsearch.ApiKey),
                Password = Shown(settings.Elasticsearch.Password),
            },
            Kibana = settings.Kibana with
            {
                Url = WithoutUser(settings.Kibana.Url),
                ApiKey = Shown(settings.Kibana.ApiKey),
                Password = Shown(settings.Kibana.Password),
            },
            Firehose = settings.Firehose with
            {
                AccessKeys = [.. settings.Firehose.AccessKeys.Select(_ => Hidden)],
                Tls = settings.Firehose.Tls with { Password = settings.Firehose.Tls.Password.Length == 0 ? "" : Hidden },
            },
        };
        return JsonSerializer.Serialize(shown, Options);
    }

    /// <summary>True for settings of the Kafka client whose value must not be shown. What says nothing of a secret, as the mechanism, is shown.</summary>
    public static bool IsSecret(string key)
    {
        key = key.ToLowerInvariant();
        if (key is "sasl.mechanism" or "sasl.mechanisms" or "ssl.key.location" or "ssl.keystore.location" or "security.protocol")
            return false;
        return key.StartsWith("sasl.", StringComparison.Ordinal)
            || key.StartsWith("ssl.key", StringComparison.Ordinal)
            || key.Contains("password", StringComparison.Ordinal)
            || key.Contains("secret", StringComparison.Ordinal)
            || key.Contains("token", StringComparison.Ordinal)
            || key.EndsWith(".key", StringComparison.Ordinal)
            || key.EndsWith(".pem", StringComparison.Ordinal);
    }

    private static string Shown(string secret) => secret.Length == 0 ? "" : Hidden;

    private static AvroInputOptions? WithoutSecrets(AvroInputOptions? avro) => avro?.Registry is not { } registry ? avro : avro with
    {
        Registry = registry with
        {
            Urls = [.. registry.Urls.Select(WithoutUser)],
            Password = registry.Password.Length == 0 ? "" : Hidden,
            Token = registry.Token.Length == 0 ? "" : Hidden,
        },
    };

    private static string WithoutUser(string url)
    {
        var at = url.LastIndexOf('@');
        return at < 0 ? url : Hidden + url[at..];
    }
}
