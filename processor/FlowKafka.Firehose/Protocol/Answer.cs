using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace FlowKafka.Firehose;

/// <summary>Writes what the sender is told, as the protocol has it.</summary>
internal static class Answer
{
    private const int Usual = 256;

    /// <summary>Writes it.</summary>
    /// <param name="response">The response, of which nothing is written yet.</param>
    /// <param name="requestId">The request's id.</param>
    /// <param name="refusal">Why it is no success; none for success.</param>
    /// <param name="moment">The time.</param>
    public static Task WriteAsync(HttpResponse response, string requestId, Refusal refusal, DateTimeOffset moment)
    {
        var body = new ArrayBufferWriter<byte>(Usual);
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("requestId"u8, requestId);
            json.WriteNumber("timestamp"u8, moment.ToUnixTimeMilliseconds());
            if (refusal != Refusal.None)
                json.WriteString("errorMessage"u8, RefusalText.Message(refusal));
            json.WriteEndObject();
        }

        response.StatusCode = RefusalText.Status(refusal);
        response.ContentType = "application/json";
        response.ContentLength = body.WrittenCount;
        if (response.StatusCode == StatusCodes.Status503ServiceUnavailable)
            response.Headers.RetryAfter = RefusalText.RetryAfter.ToString(CultureInfo.InvariantCulture);
        if (refusal == Refusal.Method)
            response.Headers.Allow = HttpMethods.Post;
        return response.BodyWriter.WriteAsync(body.WrittenMemory).AsTask();
    }
}
