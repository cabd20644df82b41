using System.Net;
using System.Net.Http.Headers;

namespace FlowKafka.Elasticsearch.Bulk;

/// <summary>
/// The body of a bulk request, from a buffer that is used again. An answer may come, or the request be given up, while the body
/// is still being sent: <see cref="Left"/> says when the buffer is free.
/// </summary>
internal sealed class SentContent : HttpContent
{
    private readonly ReadOnlyMemory<byte> _body;
    private Task _sending = Task.CompletedTask;

    public SentContent(ReadOnlyMemory<byte> body, bool isGzip)
    {
        _body = body;
        Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        if (isGzip)
            Headers.ContentEncoding.Add("gzip");
    }

    /// <summary>Ends when nobody reads the buffer any more.</summary>
    public async Task Left()
    {
        try
        {
            await _sending.ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or HttpRequestException or ObjectDisposedException)
        {
            // The request itself tells what became of it.
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        _sending = stream.WriteAsync(_body, cancellationToken).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
