using System.Net.Http.Headers;

namespace FlowKafka.Elasticsearch;

/// <summary>
/// Requests to Elasticsearch or OpenSearch: the nodes in turn, credentials, TLS. It may be used by several threads at once.
/// </summary>
public sealed class ElasticsearchClient : IDisposable
{
    private readonly bool _compress;

    /// <summary>Makes a client; nothing is asked yet.</summary>
    /// <exception cref="ServerException">The CA file can't be read.</exception>
    public ElasticsearchClient(ElasticsearchOptions options, TimeProvider time)
    {
        _compress = options.Compress;
        Nodes = new(ServerEndpoint.Of(options), time);
    }

    internal NodeClient Nodes { get; }

    /// <summary>Asks; every status is an answer.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">Path and query, without a slash at the start: <c>_cluster/health</c>.</param>
    /// <param name="body">JSON in UTF-8; empty for none.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="ServerException">There is no answer: no node can be reached, none in time, or a certificate is not trusted.</exception>
    public Task<ServerAnswer> SendAsync(HttpMethod method, string path, ReadOnlyMemory<byte> body = default, CancellationToken stop = default) =>
        Nodes.SendAsync(method, path, body.IsEmpty ? null : () => Content(body), new AnswerBody(), stop);

    /// <summary>What to tell the user about an answer that is no success: one line.</summary>
    public string Explain(ServerAnswer answer) => Nodes.Refusals.Of(answer);

    /// <summary>Asks which server it is.</summary>
    /// <exception cref="ServerException">There is no answer, or not one of such a server.</exception>
    public async Task<ServerProduct> FindProductAsync(CancellationToken stop = default)
    {
        var answer = await SendAsync(HttpMethod.Get, "", stop: stop).ConfigureAwait(false);
        if (!answer.IsSuccess)
            throw new ServerException(ServerFault.Refused, Explain(answer));
        return ServerProduct.Read(answer.Body.Span)
            ?? throw new ServerException(ServerFault.Refused, $"{answer.Node} answers as neither Elasticsearch nor OpenSearch does: check Elasticsearch:Nodes.");
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => Nodes.Dispose();

    private HttpContent Content(ReadOnlyMemory<byte> body)
    {
        HttpContent content;
        if (_compress)
        {
            var packed = new MemoryStream();
            GzipBody.Write(body.Span, packed);
            content = new ReadOnlyMemoryContent(packed.GetBuffer().AsMemory(0, (int)packed.Length));
            content.Headers.ContentEncoding.Add("gzip");
        }
        else
        {
            content = new ReadOnlyMemoryContent(body);
        }

        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }
}
