using System.Net.Http.Headers;
using FlowKafka.Elasticsearch.Setup;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>Kibana, or a space of it, as a set-up sees it.</summary>
internal sealed class KibanaServer(KibanaOptions options, ElasticsearchOptions elasticsearch, TimeProvider time) : ISetupServer, IDisposable
{
    private readonly NodeClient _node = new(ServerEndpoint.Of(options, elasticsearch), time);
    private readonly string _space = PrefixOf(options);

    public bool Changes => true;

    /// <summary>What comes before every path in a space.</summary>
    public static string PrefixOf(KibanaOptions options) => options.Space.Length > 0 ? $"s/{options.Space}/" : "";

    public Task<ServerAnswer> ReadAsync(SetupRequest request, CancellationToken stop) => WriteAsync(request, stop);

    public Task<ServerAnswer> WriteAsync(SetupRequest request, CancellationToken stop) =>
        _node.SendAsync(request.Method, _space + request.Path, request.Body.IsEmpty ? null : () => Content(request), new AnswerBody(), stop);

    public string Explain(ServerAnswer answer) => _node.Refusals.Of(answer);

    public void Dispose() => _node.Dispose();

    private static HttpContent Content(SetupRequest request)
    {
        var body = new ReadOnlyMemoryContent(request.Body);
        if (request.FileName is null)
        {
            body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            return body;
        }

        body.Headers.ContentType = new MediaTypeHeaderValue("application/ndjson");
        return new MultipartFormDataContent { { body, "file", request.FileName } };
    }
}
