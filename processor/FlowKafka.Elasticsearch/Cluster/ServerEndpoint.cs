using System.Net.Http.Headers;
using System.Text;

namespace FlowKafka.Elasticsearch;

/// <summary>A server to speak to: a cluster of Elasticsearch, or Kibana.</summary>
/// <param name="Section">The section of the configuration that describes it, for messages.</param>
/// <param name="Nodes">Its addresses, as the user wrote them.</param>
internal sealed record ServerEndpoint(string Section, IReadOnlyList<string> Nodes)
{
    /// <summary>The key of the configuration that holds the addresses.</summary>
    public string NodesKey { get; init; } = "Nodes";

    public string ApiKey { get; init; } = "";

    public string UserName { get; init; } = "";

    public string Password { get; init; } = "";

    public string CaFile { get; init; } = "";

    public string Fingerprint { get; init; } = "";

    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a connection may take to come about: a node whose host is gone does not even refuse.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What every request carries in its header besides the credentials.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static ServerEndpoint Of(ElasticsearchOptions options) => new("Elasticsearch", options.Nodes)
    {
        ApiKey = options.ApiKey,
        UserName = options.UserName,
        Password = options.Password,
        CaFile = options.CaFile,
        Fingerprint = options.Fingerprint,
        RequestTimeout = options.RequestTimeout,
    };

    /// <summary>Kibana, with the credentials of Elasticsearch where it has none of its own.</summary>
    public static ServerEndpoint Of(KibanaOptions options, ElasticsearchOptions elasticsearch)
    {
        var hasOwn = options.ApiKey.Length > 0 || options.UserName.Length > 0;
        return new("Kibana", [options.Url])
        {
            NodesKey = "Url",
            ApiKey = hasOwn ? options.ApiKey : elasticsearch.ApiKey,
            UserName = hasOwn ? options.UserName : elasticsearch.UserName,
            Password = hasOwn ? options.Password : elasticsearch.Password,
            CaFile = options.CaFile,
            RequestTimeout = elasticsearch.RequestTimeout,
            Headers = new Dictionary<string, string> { ["kbn-xsrf"] = "true", ["osd-xsrf"] = "true" },
        };
    }

    public AuthenticationHeaderValue? Authorization()
    {
        if (ApiKey.Length > 0)
            return new("ApiKey", ApiKey);
        return UserName.Length > 0
            ? new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{UserName}:{Password}")))
            : null;
    }
}
