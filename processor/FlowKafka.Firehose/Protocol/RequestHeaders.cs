using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace FlowKafka.Firehose;

/// <summary>What the headers of a request say.</summary>
internal static class RequestHeaders
{
    private const string Protocol = "X-Amz-Firehose-Protocol-Version";
    private const string Id = "X-Amz-Firehose-Request-Id";
    private const string Key = "X-Amz-Firehose-Access-Key";

    /// <summary>The request's id; empty when there is none that fits.</summary>
    public static string RequestId(HttpRequest request) =>
        Single(request, Id) is { Length: > 0 and <= FirehoseLimits.RequestId } id && id.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0 ? id : "";

    /// <summary>The access key; null when there is none, or more than one.</summary>
    public static string? AccessKey(HttpRequest request) => Single(request, Key);

    /// <summary>What is wrong with what the headers say of the body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isGzip">Whether the body is packed.</param>
    public static Refusal Check(HttpRequest request, out bool isGzip)
    {
        isGzip = false;
        if (Single(request, Protocol) != "1.0")
            return Refusal.ProtocolVersion;
        if (RequestId(request).Length == 0)
            return Refusal.RequestIdMissing;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            return Refusal.ContentType;
        var encoding = request.Headers.ContentEncoding;
        isGzip = encoding.Count == 1 && "gzip".Equals(encoding[0], StringComparison.OrdinalIgnoreCase);
        if (!isGzip && encoding.Count > 0 && !(encoding.Count == 1 && "identity".Equals(encoding[0], StringComparison.OrdinalIgnoreCase)))
            return Refusal.ContentEncoding;
        return request.ContentLength > FirehoseLimits.Body ? Refusal.BodyTooLarge : Refusal.None;
    }

    private static string? Single(HttpRequest request, string name) =>
        request.Headers.TryGetValue(name, out var values) && values.Count == 1 ? values[0] : null;
}
