using System.Net;

namespace FlowKafka.Elasticsearch;

/// <summary>HTTP to the nodes of a server: credentials, TLS, and another node when one can't be reached.</summary>
internal sealed class NodeClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly NodePool _nodes;
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;

    /// <summary>Makes a client; nothing is asked yet.</summary>
    /// <exception cref="ServerException">The CA file can't be read.</exception>
    public NodeClient(ServerEndpoint endpoint, TimeProvider time)
    {
        _nodes = new(endpoint.Nodes, time);
        _time = time;
        _timeout = endpoint.RequestTimeout;
        Refusals = new(endpoint);
        var handler = new SocketsHttpHandler
        {
            // A redirection would take the credentials along.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            ConnectTimeout = endpoint.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(15),
            SslOptions = ServerCertificates.Of(endpoint),
            UseCookies = false,
        };
        _http = new(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Authorization = endpoint.Authorization();
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("flowkafka");
        foreach (var (name, value) in endpoint.Headers)
            _http.DefaultRequestHeaders.Add(name, value);
    }

    /// <summary>The words for what goes wrong.</summary>
    public RefusalText Refusals { get; }

    /// <summary>Asks a node; when no connection to it comes about, the next.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">Path and query beneath the node's address, without a slash at the start.</param>
    /// <param name="content">Makes the body; null for none.</param>
    /// <param name="body">Takes the answer's body; the answer holds no copy.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="ServerException">There is no answer.</exception>
    public async Task<ServerAnswer> SendAsync(HttpMethod method, string path, Func<HttpContent>? content, AnswerBody body, CancellationToken stop)
    {
        for (var left = _nodes.Count - 1; ; left--)
        {
            var node = _nodes.Next();
            try
            {
                var answer = await AskAsync(node, method, path, content?.Invoke(), body, stop).ConfigureAwait(false);
                if (answer.Status is 502 or 503 or 504)
                    _nodes.Failed(node);
                else
                    _nodes.Succeeded(node);
                return answer;
            }
            catch (HttpRequestException e)
            {
                _nodes.Failed(node);
                if (left <= 0 || !IsUnsent(e))
                    throw Refusals.Of(node, e);
            }
            catch (Exception e) when (e is IOException or InvalidDataException)
            {
                _nodes.Failed(node);
                throw Refusals.BrokenOff(node, e);
            }
            catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
            {
                _nodes.Failed(node);
                // Of all times, only that for a connection has a cause of its own.
                if (left <= 0 || e.InnerException is not TimeoutException)
                    throw Refusals.TimedOut(node, e);
            }
        }
    }

    public void Dispose() => _http.Dispose();

    private static bool IsUnsent(HttpRequestException e) =>
        e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;

    private async Task<ServerAnswer> AskAsync(Uri node, HttpMethod method, string path, HttpContent? content, AnswerBody body, CancellationToken stop)
    {
        using var timeout = new CancellationTokenSource(_timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stop);
        using var request = new HttpRequestMessage(method, new Uri(node, path)) { Content = content };
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
        using var stream = await response.Content.ReadAsStreamAsync(either.Token).ConfigureAwait(false);
        await body.ReadAsync(stream, either.Token).ConfigureAwait(false);
        return new(node, (int)response.StatusCode, body.Bytes)
        {
            RetryAfter = RetryAfter(response),
            Location = response.Headers.Location,
        };
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter;
        var wait = asked?.Delta ?? asked?.Date - _time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
